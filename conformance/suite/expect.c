/* SPDX-License-Identifier: MIT
 *
 * What a test may expect of an answer and of its files.  Each message names the request, what was
 * expected and what was found. */
#include "test_memory.h"
#include "notes.h"
#include "readable_lines.h"
#include "suite.h"
#include "verdict.h"

#include <stdarg.h>
#include <unistd.h>

static void wanted(const struct answer *a, const char *what)
{
	note_decisive(a);
	fail("%s: expected %s, found %s", asked(a), what, answered(a));
}

static const char *described(const struct value *v)
{
	struct line line = { 0 };

	show_value(&line, v);
	return keep_line(&line);
}

void expect_ok(const struct answer *a)
{
	verdict_expecting();
	if (!a->ok)
		wanted(a, "success");
}

struct arg result(const struct answer *a)
{
	expect_ok(a);
	return (struct arg){ .value = a->value };
}

void expect_none(const struct answer *a)
{
	verdict_expecting();
	if (!a->ok || a->value.tag != VALUE_NONE)
		wanted(a, "none");
}

void expect_true(const struct answer *a)
{
	verdict_expecting();
	if (!a->ok || a->value.tag != VALUE_BOOL || a->value.number == 0)
		wanted(a, "true");
}

void expect_false(const struct answer *a)
{
	verdict_expecting();
	if (!a->ok || a->value.tag != VALUE_BOOL || a->value.number != 0)
		wanted(a, "false");
}

void expect_int(const struct answer *a, int64_t want)
{
	verdict_expecting();
	if (!a->ok || a->value.tag != VALUE_INT || a->value.number != want)
		wanted(a, keep_format("%lld", (long long)want));
}

/* Where found begins to differ from v, when both are too long for a message to show it. */
static const char *difference(const struct value *v, const struct value *found)
{
	enum { SHOWN = 32 };
	size_t at = 0;

	if (found->tag != VALUE_BYTES || found->size <= SHOWN || v->size <= SHOWN)
		return "";
	while (at < v->size && at < found->size && v->data[at] == found->data[at])
		at++;
	return keep_format(" (first difference: byte %zu)", at);
}

void expect_bytes(const struct answer *a, const void *want, size_t size)
{
	struct value v = value_bytes(want, size);

	verdict_expecting();
	if (!a->ok || a->value.tag != VALUE_BYTES || a->value.size != size ||
	    (size != 0 && memcmp(a->value.data, want, size) != 0))
		wanted(a,
		       keep_format("%s%s", described(&v), a->ok ? difference(&v, &a->value) : ""));
}

void expect_text(const struct answer *a, const char *want)
{
	struct arg v = T(want);

	verdict_expecting();
	if (!a->ok || a->value.tag != VALUE_TEXT || strcmp((const char *)a->value.data, want) != 0)
		wanted(a, described(&v.value));
}

static bool bytes_are_characters(void)
{
	return claims("python") && !python_at_least(3, 0);
}

void expect_byte(const struct answer *a, unsigned char want)
{
	if (bytes_are_characters())
		expect_bytes(a, &want, 1);
	else
		expect_int(a, want);
}

struct arg byte_argument(unsigned char byte)
{
	char *kept;

	if (!bytes_are_characters())
		return I(byte);
	kept = keep_text((const char *)&byte, 1);
	return BYTES(kept, 1);
}

/* Is kind one of the "|"-separated kinds? */
static bool kind_in(const char *kind, const char *kinds)
{
	size_t size = strlen(kind);

	if (strcmp(kinds, "any") == 0)
		return true;
	for (const char *at = kinds; at != NULL; at = strchr(at, '|')) {
		at += *at == '|';
		if (strncmp(at, kind, size) == 0 && (at[size] == '\0' || at[size] == '|'))
			return true;
	}
	return false;
}

void expect_error(const struct answer *a, const char *kinds)
{
	verdict_expecting();
	if (a->ok || !kind_in(a->kind, kinds))
		wanted(a, strcmp(kinds, "any") == 0 ? "an error" : kinds);
}

bool has_errno(const struct answer *a, int number)
{
	/* Wine makes ERROR_NOT_READY of EIO. */
	static const struct {
		int number, windows;
	} meanings[] = {
		{ ENOENT, 2 }, /* ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND */
		{ ENOENT, 3 },    { ENOTDIR, 3 },
		{ EACCES, 5 },    { EISDIR, 5 }, /* ERROR_ACCESS_DENIED */
		{ EBADF, 6 },                    /* ERROR_INVALID_HANDLE */
		{ EINVAL, 87 },                /* ERROR_INVALID_PARAMETER, ERROR_MAPPED_ALIGNMENT */
		{ EINVAL, 1132 },              /* and ERROR_FILE_INVALID */
		{ EINVAL, 1006 }, { EIO, 21 }, /* ERROR_NOT_READY, ERROR_IO_DEVICE */
		{ EIO, 1117 },
	};

	if (!on_windows())
		return a->number == number;
	for (size_t i = 0; i < COUNT(meanings); i++)
		if (meanings[i].number == number && meanings[i].windows == a->number)
			return true;
	return false;
}

void expect_errno(const struct answer *a, int number)
{
	verdict_expecting();
	if (a->ok || strcmp(a->kind, "OSError") != 0 || !has_errno(a, number))
		wanted(a, keep_format("OSError %d (%s)", number, strerror(number)));
}

void expect(bool holds, const char *format, ...)
{
	va_list list;

	verdict_expecting();
	if (holds)
		return;
	va_start(list, format);
	verdict("fail", keep_formatted(format, list));
}

void observe(const struct answer *a)
{
	verdict_expecting();
	if (a->ok)
		verdict_observe(described(&a->value));
	else if (a->number != 0)
		verdict_observe(keep_format("%s %d", a->kind, a->number));
	else
		verdict_observe(keep_format("%s", a->kind));
}

void observe_text(const char *format, ...)
{
	va_list list;

	verdict_expecting();
	va_start(list, format);
	verdict_observe(keep_formatted(format, list));
	va_end(list);
}

void expect_file_size(const struct file *f, int64_t want)
{
	int64_t found = file_size(f);

	expect(found == want, "expected the file at %lld bytes, found %lld", (long long)want,
	       (long long)found);
}

void expect_file(const struct file *f, int64_t offset, const void *want, size_t size)
{
	const unsigned char *bytes = want;
	unsigned char *found = keep_room(size);
	ssize_t n = pread(f->fd, found, size, offset);

	if (n >= 0)
		note_read(f, offset, found, (size_t)n);
	expect(n == (ssize_t)size, "expected %zu bytes in the file at %lld, found %zd", size,
	       (long long)offset, n);
	for (size_t i = 0; i < size; i++)
		expect(found[i] == bytes[i],
		       "expected byte %lld of the file to be 0x%02x, found 0x%02x",
		       (long long)offset + (long long)i, bytes[i], found[i]);
}

void expect_file_pattern(const struct file *f, int64_t offset, int64_t size)
{
	unsigned char *want = keep_room((size_t)size);

	pattern_fill(want, offset, (size_t)size);
	expect_file(f, offset, want, (size_t)size);
}
