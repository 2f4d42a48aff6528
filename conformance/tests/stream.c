/* SPDX-License-Identifier: MIT
 *
 * The file objects of a language: what is buffered in them, their position and their settings. Each
 * kind of file object that a language has is tried; impl/protocol/README.md names the natives. */
#include "kinds.h"

#include <stdio.h>

enum { LINE = 16, LINES = 2048 };

/* Lines, more than the buffer of any file object holds. */
static const char *lines(void)
{
	char *text = keep_room(LINE * LINES + 1);

	for (int i = 0; i < LINES; i++)
		snprintf(text + LINE * i, LINE + 1, "line number%4d\n", i);
	return text;
}

static const struct answer *stream(const char *native, struct arg object)
{
	return CALL(native, T(native), object);
}

/* A file object of that kind, from which something was read. */
static struct arg open_stream(const struct file *f, const char *kind)
{
	return result(CALL(native, T("stream_open"), path_argument(f), T(kind)));
}

/* Map it in the first mode that the implementation grants for it. */
static struct arg map_stream(struct arg s, const char *kind)
{
	for (enum mode mode = READ; mode <= COPY; mode++) {
		const struct answer *a = ASK(map_fd, s, I(LINE * LINES), NAMED("access", I(mode)));

		if (!unsupported(a))
			return result(a);
	}
	skip("a file object of the kind %s is not mapped", kind);
}

static const char *state_of(struct arg s)
{
	const struct answer *a = stream("stream_state", s);

	expect(a->ok && a->value.tag == VALUE_TEXT, "%s: expected a text, found %s", asked(a),
	       answered(a));
	return keep_text((const char *)a->value.data, a->value.size);
}

static void expect_state(struct arg s, const char *kind, const char *when, const char *before)
{
	const char *now = state_of(s);

	expect(strcmp(now, before) == 0, "%s, %s: expected the state %s, found %s", kind, when,
	       before, now);
}

static void expect_same_line(struct arg s, struct arg other, const char *kind)
{
	const struct answer *want = stream("stream_read", other), *a = stream("stream_read", s);

	expect_ok(want);
	expect(a->ok && a->value.size == want->value.size &&
	           memcmp(a->value.data, want->value.data, a->value.size) == 0,
	       "%s: expected the next read to give %s, found %s", kind, answered(want),
	       answered(a));
}

/* Do it with each kind of file object; both files hold the lines. */
static void each_kind(void (*with)(const char *kind, struct file *f, struct file *other))
{
	struct file *f = FILE_OF(""), *other = FILE_OF("");
	const char *rest = kinds_of("stream_kinds"), *kind;

	while ((kind = next_kind(&rest)) != NULL) {
		file_truncate(f, 0);
		file_truncate(other, 0);
		file_store(f, 0, lines(), LINE * LINES);
		file_store(other, 0, lines(), LINE * LINES);
		with(kind, f, other);
	}
}

static void map_and_end(const char *kind, struct file *f, struct file *other)
{
	struct arg s = open_stream(f, kind), m;
	const char *before = state_of(s);

	(void)other;
	m = map_stream(s, kind);
	expect_text_at(m, 0, "line number   0\n");
	expect_state(s, kind, "mapped", before);
	destroy(m);
	expect_state(s, kind, "after the end of the map", before);
	expect_true(CALL(file_works, s));
}

REQUIREMENT(stream.kept, map_fd, "universal/57",
	"Making, reading and ending a map must leave the settings and the position of the caller's "
	"file object.")
{
	each_kind(map_and_end);
}

static void map_and_read(const char *kind, struct file *f, struct file *same)
{
	struct arg s = open_stream(f, kind), other = open_stream(same, kind), m;

	m = map_stream(s, kind);
	expect_text_at(m, 0, "line number   0\n");
	expect_same_line(s, other, kind);
	destroy(m);
	expect_same_line(s, other, kind);
}

REQUIREMENT(stream.reads-on, map_fd, "universal/57",
	"A file object must go on reading where it was, after it was mapped and after the end of "
	"the map.")
{
	each_kind(map_and_read);
}

static void map_refused(const char *kind, struct file *f, struct file *same)
{
	struct arg s = open_stream(f, kind), other = open_stream(same, kind);
	const char *before = state_of(s);
	const struct answer *a =
	    ASK(map_fd, s, I(LINE), NAMED("access", I(READ)), NAMED("offset", I(-LINE)));

	expect(!a->ok, "%s: expected an error, found %s", asked(a), answered(a));
	expect_state(s, kind, "after a refused call", before);
	expect_same_line(s, other, kind);
	expect_file_size(f, LINE * LINES);
}

REQUIREMENT(stream.kept.refused, map_fd, "universal/57",
	"A constructor that fails must leave the caller's file object as it was.",
	.refused_passes = "a refused call is what it is about")
{
	expect_text_at(map_bytes(READ, "abc"), 0, "abc");
	each_kind(map_refused);
}

/* Write a little, map or not, write some more, and close it. */
static bool written(struct file *f, const char *kind, bool mapped)
{
	struct arg s = open_stream(f, kind), m;
	const struct answer *a = ASK(native, T("stream_write"), s, B("BEFORE"));

	if (unsupported(a))
		return false;
	expect_ok(a);
	if (mapped) {
		m = map_stream(s, kind);
		expect_ok(CALL(get_item, m, I(LINE)));
		destroy(m);
	}
	expect_ok(CALL(native, T("stream_write"), s, B("AFTER")));
	expect_ok(CALL(file_close, s));
	return true;
}

static void write_around(const char *kind, struct file *f, struct file *other)
{
	char *want = keep_room(LINE * LINES + 64);
	ssize_t size;

	if (!written(other, kind, false))
		return;
	size = pread(other->fd, want, LINE * LINES + 64, 0);
	if (size < LINE * LINES)
		broken("cannot read the test's own file");
	expect(memmem(want, (size_t)size, "BEFOREAFTER", 11) != NULL,
	       "%s: expected what was written in the file", kind);
	written(f, kind, true);
	expect_file_size(f, size);
	expect_file(f, 0, want, (size_t)size);
}

REQUIREMENT(stream.kept.written, map_fd, "universal/57",
	"What is buffered in a file object that is mapped must be in the file once, at its place, "
	"when the file object is closed.", .needs = NEEDS_GROWTH)
{
	each_kind(write_around);
}
