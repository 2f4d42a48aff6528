/* SPDX-License-Identifier: MIT */
#include "ruby-mmap2.h"

/* Objects of Ruby's mmap2 in a parent whose child ends, and numbers beyond 31 and 32 bits. */

/* A child that did nothing with any object. */
static void a_child(bool exits)
{
	struct arg child = result(CALL(fork, { .end = true }));

	if (exits)
		expect_int(CALL(twin_exit, child), 0);
	destroy(child);
}

/* What is appended makes the file longer than the content, so that there is room for more. */
static void appends_on(bool exits)
{
	const int64_t p = page(), first[] = { 50, p, 2 * p };

	for (size_t i = 0; i < COUNT(first); i++) {
		unsigned char *more = span_of('y', first[i]), *rest = span_of('z', 50);
		struct file *f = new_file(span_of('x', 100), 100);
		struct arg m = mapped_whole(f, "rw");
		int64_t size;

		expect_ok(CALL(native, T("<<"), m, BYTES(more, (size_t)first[i])));
		size = file_size(f);
		a_child(exits);
		expect_file_size(f, size);
		expect_int(CALL(length, m), 100 + first[i]);
		expect_ok(CALL(native, T("<<"), m, BYTES(rest, 50)));
		expect_ok(CALL(close, m));
		expect_file_size(f, 150 + first[i]);
		expect_file_filled(f, 0, 100, 'x');
		expect_file_filled(f, 100, first[i], 'y');
		expect_file_filled(f, 100 + first[i], 50, 'z');
	}
}

REQUIREMENT(ruby-mmap2.child.exits.appended, native, "ruby-mmap2/15 ruby-mmap2/21",
	"After a child exited, what its parent appends must be in the file.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	appends_on(true);
}

REQUIREMENT(ruby-mmap2.child.killed.appended, native, "ruby-mmap2/15 ruby-mmap2/21",
	"After a child was killed, what its parent appends must be in the file.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	appends_on(false);
}

REQUIREMENT(ruby-mmap2.child.exits.shortened, native, "ruby-mmap2/15 ruby-mmap2/20",
	"A child that exits must leave the size of a file whose content its parent made shorter.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = mapped_whole(f, "rw");

	expect_ok(CALL(set_slice, m, I(9), NONE, NONE, B("")));
	expect_int(CALL(length, m), 9);
	expect_file_size(f, 3 * page());
	a_child(true);
	expect_file_size(f, 3 * page());
	expect_pattern(m, 0, 9, 0);
}

static const int64_t far = (int64_t)1 << 32;

/* A file with a few bytes beyond its first 4 GiB. */
static struct file *far_file(void)
{
	struct file *f = new_pattern_file(page());

	make_huge(f, far + 4 * granularity());
	file_store(f, far + 5, "beyond", 6);
	return f;
}

REQUIREMENT(ruby-mmap2.option.length-far, map_path, "ruby-mmap2/6",
	"The option length must take numbers of more than 31 and 32 bits.")
{
	const int64_t lengths[] = { page(), far / 2, far / 2 + 11, far - 1, far, far + 11 };
	struct file *f = far_file();

	for (size_t i = 0; i < COUNT(lengths); i++) {
		struct arg m = result(CALL(map_path, path_argument(f), I(lengths[i])));

		expect_int(CALL(length, m), lengths[i]);
		expect_ok(CALL(get_item, m, I(lengths[i] - 1)));
		destroy(m);
	}
}

REQUIREMENT(ruby-mmap2.option.offset-far, map_path, "ruby-mmap2/6 ruby-mmap2/7",
	"The option offset must take numbers of more than 31 bits, and with a length reach beyond "
	"32 bits.")
{
	const int64_t g = granularity(), offsets[] = { g, far / 2, far - g };
	struct file *f = far_file();

	for (size_t i = 0; i < COUNT(offsets); i++) {
		struct arg m =
		    result(CALL(map_path, path_argument(f), I(2 * g), T("r"), I(offsets[i])));

		expect_int(CALL(length, m), 2 * g);
		if (offsets[i] == far - g)
			expect_text_at(m, g + 5, "beyond");
	}
}

/* The file is as long as the content and the increment say, or longer. */
static void appends_with_increment(int64_t increment)
{
	const struct value list[] = { T("increment").value, value_int(increment) };
	struct file *f = FILE_OF("abc");
	struct arg m = result(CALL(native, T("open"), path_argument(f), T("rw"),
	                           { .value = { .tag = VALUE_LIST, .items = list, .count = 2 } }));

	expect_ok(CALL(native, T("<<"), m, B("def")));
	expect_left(m, f, "abcdef");
}

REQUIREMENT(ruby-mmap2.option.increment-far, native, "ruby-mmap2/21",
	"The option increment must take numbers of more than 31 and 32 bits, and the file must end "
	"as long as its content.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	appends_with_increment(page());
	appends_with_increment(far / 2);
	appends_with_increment(far + page());
}

REQUIREMENT(ruby-mmap2.option.refused, map_path, "ruby-mmap2/6 ruby-mmap2/7",
	"A length or an offset that no map can have must be refused.")
{
	const int64_t numbers[] = { -1, -page(), INT32_MIN, -far, INT64_MIN, INT64_MAX };
	struct arg path = path_argument(far_file());

	expect_map(result(CALL(map_path, path, I(page()))), 0, page());
	for (size_t i = 0; i < COUNT(numbers); i++) {
		expect_error(CALL(map_path, path, I(numbers[i])), "any");
		expect_error(CALL(map_path, path, I(page()), T("r"), I(numbers[i])), "any");
	}
}

REQUIREMENT(ruby-mmap2.far.store, set_slice, "ruby-mmap2/18 ruby-mmap2/20",
	"A store beyond 32 bits must be in the file at its place.", .needs = NEEDS_SHARED)
{
	struct file *f = far_file();
	struct arg m = mapped_whole(f, "rw");

	store(m, 3, "abc");
	EXPECT_FILE(f, 3, "abc");
	store(m, far + 5, "BEYOND");
	EXPECT_FILE(f, far + 5, "BEYOND");
	expect_ok(CALL(close, m));
	expect_file_size(f, far + 4 * granularity());
}

REQUIREMENT(ruby-mmap2.far.extend, native, "ruby-mmap2/10",
	"extend() by more than 32 bits must make the file longer by as many bytes, and say its size.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(page());
	struct arg m = mapped_whole(f, "rw");
	const struct answer *a = CALL(native, T("extend"), m, I(far + 10));

	expect_ok(a);
	expect_file_size(f, page() + far + 10);
	expect_pattern(m, 0, page(), 0);
	expect_int(a, page() + far + 10);
}

REQUIREMENT(ruby-mmap2.far.anonymous, map_fd, "ruby-mmap2/2",
	"Anonymous memory of more than 31 bits must be mapped, unless the system refuses it.")
{
	const struct answer *a = CALL(map_fd, I(-1), I(far / 2 + 11));

	expect_ok(CALL(map_fd, I(-1), I(page())));
	expect(a->ok || strstr(a->message, "mmap failed") != NULL,
	       "%s: expected success or a failed mmap, found %s", asked(a), answered(a));
	if (a->ok)
		expect_int(CALL(length, result(a)), far / 2 + 11);
}
