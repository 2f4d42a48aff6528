/* SPDX-License-Identifier: MIT
 *
 * A map under the operators and functions that the language has for sequences. */
#include "suite.h"

static const char *word(const struct answer *a)
{
	if (!a->ok)
		return a->kind;
	return a->value.tag == VALUE_BOOL && a->value.number == 0 ? "false" : "true";
}

REQUIREMENT(item, add,
	.id = "item.operator.add",
	.level = RECOMMENDED,
	.sources = "python-tests/48",
	.about = OP_native,
	.statement = "Adding to a map raises TypeError.")
{
	struct arg m = map_bytes(READ, "abcd");

	REFUSED(m, "TypeError", native, T("add"), m, B("e"));
}

REQUIREMENT(item, multiply,
	.id = "item.operator.multiply",
	.level = RECOMMENDED,
	.sources = "python-tests/48",
	.about = OP_native,
	.statement = "Multiplying a map raises TypeError.")
{
	struct arg m = map_bytes(READ, "abcd");

	REFUSED(m, "TypeError", native, T("multiply"), m, I(2));
}

REQUIREMENT(item, text,
	.id = "item.operator.text",
	.level = RECOMMENDED,
	.sources = "python-tests/49",
	.about = OP_native,
	.statement = "The text form of an open map shows that it is open, its access, length, "
		     "position and offset.")
{
	static const char *const parts[] = { "closed=False", "access=ACCESS_READ", "length=7",
					     "pos=3", "offset=0" };
	struct arg m = map_bytes(READ, "abcdefg");
	const struct answer *a;

	position(m, 3);
	a = CALL(native, T("text"), m);
	expect_ok(a);
	expect(a->value.tag == VALUE_TEXT, "expected a text, found %s", answered(a));
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		expect(strstr((const char *)a->value.data, parts[i]) != NULL,
		       "expected \"%s\" in \"%s\"", parts[i], (const char *)a->value.data);
}

REQUIREMENT(item, equal,
	.id = "item.operator.equal",
	.level = INFORMATIONAL,
	.sources = "python-source/87",
	.about = OP_native,
	.statement = "Whether a map equals itself, a map of the same bytes, and those bytes.")
{
	struct arg m = map_bytes(READ, "abcd"), twin = map_bytes(READ, "abcd");
	const char *itself = word(CALL(native, T("equal"), m, m));
	const char *other = word(CALL(native, T("equal"), m, twin));

	observe_text("itself: %s, another: %s, bytes: %s", itself, other,
		     word(CALL(native, T("equal"), m, B("abcd"))));
}

REQUIREMENT(item, copied,
	.id = "item.operator.copy",
	.level = INFORMATIONAL,
	.sources = "python-source/87",
	.about = OP_native,
	.statement = "What copying and pickling a map do.")
{
	struct arg m = map_bytes(READ, "abcd");
	const char *copied = word(CALL(native, T("copy"), m));

	observe_text("copy: %s, pickle: %s", copied, word(CALL(native, T("pickle"), m)));
}

REQUIREMENT(item, hash,
	.id = "item.operator.hash",
	.level = INFORMATIONAL,
	.sources = "python-source/87",
	.about = OP_native,
	.statement = "Whether a map's hash stays when its bytes change.")
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

REQUIREMENT(item, length_outside,
	.id = "item.length.file-changed",
	.level = INFORMATIONAL,
	.sources = "python-source/88",
	.about = OP_length,
	.needs = NEEDS_GROWTH,
	.statement = "The length of a map of 8 bytes after its file grew to 12 and shrank to 6.")
{
	struct arg m = map_bytes(READ, "abcdefgh");
	const struct answer *grown, *shrunk;

	file_truncate(mapped_file(), 12);
	grown = CALL(length, m);
	file_truncate(mapped_file(), 6);
	shrunk = CALL(length, m);
	observe_text("grown: %lld, shrunk: %lld", (long long)grown->value.number,
		     (long long)shrunk->value.number);
}
