/* SPDX-License-Identifier: MIT
 *
 * A map under the operators and functions that the language has for sequences. */
#include "suite.h"

#include <stdio.h>

static const char *word(const struct answer *a)
{
	if (!a->ok)
		return a->kind;
	return a->value.tag == VALUE_BOOL && a->value.number == 0 ? "false" : "true";
}

REQUIREMENT(item.operator.add, native, "python-tests/48",
	"Adding to a map raises TypeError.", .level = RECOMMENDED)
{
	REFUSED_ON("TypeError", native, T("add"), map_bytes(READ, "abcd"), B("e"));
}

REQUIREMENT(item.operator.multiply, native, "python-tests/48",
	"Multiplying a map raises TypeError.", .level = RECOMMENDED)
{
	REFUSED_ON("TypeError", native, T("multiply"), map_bytes(READ, "abcd"), I(2));
}

REQUIREMENT(item.operator.reflected, native, "python-tests/48",
	"Adding a map to a number or to a map, and multiplying either by a map, should raise "
	"TypeError.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcd");

	REFUSED(m, "TypeError", native, T("add"), m, m);
	REFUSED(m, "TypeError", native, T("add"), I(1), m);
	REFUSED(m, "TypeError", native, T("multiply"), I(2), m);
	REFUSED(m, "TypeError", native, T("multiply"), m, m);
}

/* The text form of m has part in it. */
static void expect_text_form(struct arg m, const char *part)
{
	const struct answer *a = CALL(native, T("text"), m);

	expect(a->ok && a->value.tag == VALUE_TEXT &&
	           strstr((const char *)a->value.data, part) != NULL,
	       "expected \"%s\" in the text form, found %s", part, answered(a));
}

REQUIREMENT(item.operator.text, native, "python-tests/49",
	"The text form of an open map shows that it is open, its access, length, position and "
	"offset.", .level = RECOMMENDED)
{
	static const char *const parts[] = { "closed=False", "access=ACCESS_READ", "length=7",
		                             "pos=3", "offset=0" };
	struct arg m = map_bytes(READ, "abcdefg");

	position(m, 3);
	for (size_t i = 0; i < COUNT(parts); i++)
		expect_text_form(m, parts[i]);
}

REQUIREMENT(item.operator.text-access, native, "python-tests/49",
	"The text form should name the access with which the map was made.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");

	expect_text_form(map_file(f, READ, 0, 0), "access=ACCESS_READ,");
	expect_text_form(map_file(f, WRITE, 0, 0), "access=ACCESS_WRITE,");
	expect_text_form(map_file(f, COPY, 0, 0), "access=ACCESS_COPY,");
	expect_text_form(result(CALL(map_fd, open_file(f, "rw"), I(0))), "access=ACCESS_DEFAULT,");
}

REQUIREMENT(item.operator.text-offset, native, "python-tests/49",
	"The text form of a window should show its offset and the position within it.",
	.level = RECOMMENDED)
{
	const int64_t g = granularity();
	struct arg m = map_file(new_pattern_file(3 * g), READ, g, g + 7);
	char want[80];

	position(m, g + 5);
	snprintf(want, sizeof(want), "length=%lld, pos=%lld, offset=%lld", (long long)g + 7,
	         (long long)g + 5, (long long)g);
	expect_text_form(m, want);
}

REQUIREMENT(item.operator.text-closed, native, "python-tests/49",
	"The text form of a closed map should show that it is closed, and nothing else of it.",
	.level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_text_form(m, "closed=False");
	expect_ok(CALL(close, m));
	expect_text_form(m, "closed=True>");
}

REQUIREMENT(item.operator.equal, native, "python-source/87",
	"Whether a map equals itself, a map of the same bytes, and those bytes.",
	.level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcd"), twin = map_bytes(READ, "abcd");
	const char *itself = word(CALL(native, T("equal"), m, m));
	const char *other = word(CALL(native, T("equal"), m, twin));

	observe_text("itself: %s, another: %s, bytes: %s", itself, other,
	             word(CALL(native, T("equal"), m, B("abcd"))));
}

REQUIREMENT(item.operator.copy, native, "python-source/87",
	"What copying and pickling a map do.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcd");
	const char *copied = word(CALL(native, T("copy"), m));

	observe_text("copy: %s, pickle: %s", copied, word(CALL(native, T("pickle"), m)));
}

REQUIREMENT(item.operator.hash, native, "python-source/87",
	"Whether a map's hash stays when its bytes change.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(COPY, "abcd");
	const struct answer *before = CALL(native, T("hash"), m), *after;

	expect_ok(CALL(set_item, m, I(0), byte_argument('X')));
	after = CALL(native, T("hash"), m);
	if (!before->ok || !after->ok)
		observe(before->ok ? after : before);
	else
		observe_text(before->value.number == after->value.number ? "stays" : "changes");
}

REQUIREMENT(item.length.file-changed, length, "universal/45 python-source/88",
	"The length of a map must stay when its file grows and shrinks.", .needs = NEEDS_GROWTH)
{
	struct arg m = map_bytes(READ, "abcdefgh");

	file_truncate(mapped_file(), 12);
	expect_int(CALL(length, m), 8);
	file_truncate(mapped_file(), 6);
	expect_int(CALL(length, m), 8);
}
