/* SPDX-License-Identifier: MIT */
#include "span.h"

#include <stdio.h>

/* What the manual of Sys::Mmap promises of mmap, munmap and hardwire. */

REQUIREMENT(perl-sys-mmap.window.bytes, set_slice,
	"perl-sys-mmap/1 perl-sys-mmap/2 perl-sys-mmap/9",
	"A map begins at the offset, whatever byte that is, and what is stored in it is in the "
	"file there.", .needs = NEEDS_SHARED)
{
	const int64_t p = page(), offsets[] = { 0, 1, p - 3, p, p + 1 };

	for (size_t i = 0; i < COUNT(offsets); i++) {
		struct file *f = new_pattern_file(4 * p);
		struct arg m = map_file(f, WRITE, offsets[i], p + 7);

		expect_pattern(m, 0, p + 7, offsets[i]);
		store(m, p, "abc");
		EXPECT_FILE(f, offsets[i] + p, "abc");
		expect_file_pattern(f, 0, offsets[i] + p);
	}
}

REQUIREMENT(perl-sys-mmap.length.zero, map_fd, "perl-sys-mmap/3",
	"A length of 0 maps as many bytes as the file has.")
{
	const int64_t sizes[] = { 1, page(), 2 * page() + 9 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg file = open_file(new_pattern_file(sizes[i]), "r");
		struct arg m = result(CALL(map_fd, file, I(0), NAMED("access", I(READ))));

		expect_map(m, 0, sizes[i]);
	}
}

REQUIREMENT(perl-sys-mmap.length.zero-with-offset, map_fd, "perl-sys-mmap/3",
	"A map made with a length of 0 and an offset can be read to its end.")
{
	struct arg file = open_file(new_pattern_file(4 * page()), "r");
	struct arg m =
	    result(CALL(map_fd, file, I(0), NAMED("access", I(READ)), NAMED("offset", I(page()))));
	const struct answer *length = CALL(length, m);

	expect_pattern(m, 0, 3 * page(), page());
	expect_ok(length);
	expect_ok(CALL(get_item, m, I(length->value.number - 1)));
}

/* The failure was told by a result of undef. */
static void expect_undef(const struct answer *a)
{
	expect(!a->ok && strcmp(a->native, "undef") == 0, "%s: expected undef, found %s", asked(a),
	       answered(a));
}

REQUIREMENT(perl-sys-mmap.mmap.failure, map_fd, "perl-sys-mmap/5",
	"mmap gives undef for a map that the system refuses.")
{
	struct file *f = new_pattern_file(page());
	struct arg reader = open_file(f, "r");

	expect_pattern(result(CALL(map_fd, reader, I(0), NAMED("access", I(READ)))), 0, page(), 0);
	expect_undef(CALL(map_fd, reader, I(0), NAMED("access", I(WRITE))));
	expect_undef(CALL(map_fd, special_file("directory"), I(1), NAMED("access", I(READ))));
}

REQUIREMENT(perl-sys-mmap.mmap.closed-handle, map_fd, "perl-sys-mmap/5",
	"mmap of a handle that was closed is a failure.")
{
	struct arg file = open_file(new_pattern_file(page()), "r");

	expect_pattern(result(CALL(map_fd, file, I(0), NAMED("access", I(READ)))), 0, page(), 0);
	expect_ok(CALL(file_close, file));
	REFUSED(NONE, "any", map_fd, file, I(0), NAMED("access", I(READ)));
}

REQUIREMENT(perl-sys-mmap.mmap.impossible-length, map_fd, "perl-sys-mmap/1 perl-sys-mmap/5",
	"A length that no map can have is a failure, wherever the map begins.")
{
	const int64_t offsets[] = { 0, 100, page() - 1 },
	              lengths[] = { -1, -50, -page(), INT64_MIN };
	struct arg file = open_file(new_pattern_file(4 * page()), "r");

	for (size_t i = 0; i < COUNT(offsets); i++) {
		expect_pattern(result(CALL(map_fd, file, I(page()), NAMED("access", I(READ)),
		                           NAMED("offset", I(offsets[i])))),
		               0, page(), offsets[i]);
		for (size_t j = 0; j < COUNT(lengths); j++)
			expect_error(CALL(map_fd, file, I(lengths[j]), NAMED("access", I(READ)),
			                  NAMED("offset", I(offsets[i]))),
			             "any");
	}
}

REQUIREMENT(perl-sys-mmap.anonymous, set_slice, "perl-sys-mmap/4 perl-sys-mmap/11",
	"Anonymous memory is shared with a process that was forked.")
{
	struct arg m = map_anonymous(2 * page()), child = result(CALL(fork, { .end = true }));
	char request[64];

	snprintf(request, sizeof(request), "1 set_slice @%lld 0 4 none b:68657265",
	         (long long)m.value.number);
	expect_text(CALL(twin, child, T(request)), "1 ok none");
	expect_text_at(m, 0, "here");
	expect_filled(m, 4, 2 * page() - 4, 0);
}

REQUIREMENT(perl-sys-mmap.munmap.undefined, close, "perl-sys-mmap/7",
	"A variable that was unmapped is undefined.")
{
	struct arg m = map_pattern(READ, page());

	expect_int(CALL(length, m), page());
	expect_none(CALL(close, m));
	expect_error(CALL(length, m), "TypeError");
}

REQUIREMENT(perl-sys-mmap.munmap.failure, close, "perl-sys-mmap/8",
	"munmap of a variable that is undefined by now gives undef.")
{
	struct arg m = map_pattern(READ, page());

	expect_none(CALL(close, m));
	expect_undef(CALL(close, m));
}

REQUIREMENT(perl-sys-mmap.copy, native, "perl-sys-mmap/10",
	"Copying the variable gives its bytes and leaves memory and file as they are, wherever the "
	"map begins.", .needs = NEEDS_SHARED)
{
	const int64_t offsets[] = { 0, page(), page() - 1 };

	for (size_t i = 0; i < COUNT(offsets); i++) {
		struct file *f = new_pattern_file(4 * page());
		const int64_t size = page() - 16;
		unsigned char *want = span_of(0, size);

		pattern_fill(want, offsets[i], (size_t)size);
		expect_bytes(CALL(native, T("copy"), map_file(f, WRITE, offsets[i], size)), want,
		             (size_t)size);
		expect_file_pattern(f, 0, 4 * page());
	}
}

REQUIREMENT(perl-sys-mmap.hardwire.address, export, "perl-sys-mmap/6 perl-sys-mmap/14",
	"A variable that is hardwired to the address that mmap gave shows the map's bytes, and "
	"shares them.", .needs = NEEDS_SHARED)
{
	const int64_t offsets[] = { 0, page(), 7 };

	for (size_t i = 0; i < COUNT(offsets); i++) {
		struct file *f = new_pattern_file(4 * page());
		struct arg m = map_file(f, WRITE, offsets[i], page()),
		           view = result(CALL(export, m));

		expect_pattern(view, 0, page(), offsets[i]);
		store(view, 3, "abc");
		expect_text_at(m, 3, "abc");
		EXPECT_FILE(f, offsets[i] + 3, "abc");
	}
}

REQUIREMENT(perl-sys-mmap.constants, constant, "perl-sys-mmap/12",
	"Every constant that the manual names is there.")
{
	static const char *const names[] = { "PROT_NONE",     "PROT_READ",     "PROT_WRITE",
		                             "PROT_EXEC",     "MAP_SHARED",    "MAP_PRIVATE",
		                             "MAP_ANON",      "MAP_ANONYMOUS", "MAP_FILE",
		                             "MAP_NORESERVE", "MAP_POPULATE",  "MAP_HUGETLB",
		                             "MAP_HUGE_2MB",  "MAP_HUGE_1GB" };
	const struct answer *a;

	expect_int(CALL(constant, T("PROT_READ")), 1);
	for (size_t i = 0; i < COUNT(names); i++) {
		a = CALL(constant, T(names[i]));
		expect(a->ok, "%s: %s", names[i], a->ok ? "" : a->message);
	}
}

/* What the manual of Sys::Mmap promises of the variable that new ties to a file. */

REQUIREMENT(perl-sys-mmap.new.grows, map_path, "perl-sys-mmap/16",
	"A file shorter than the length is made as long, with zeros; a longer one keeps its size.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t lengths[] = { 50, 100, 101, page() + 1, 3 * page() };

	for (size_t i = 0; i < COUNT(lengths); i++) {
		struct file *f = new_pattern_file(100);
		struct arg m = result(CALL(map_path, path_argument(f), I(lengths[i])));
		const int64_t size = lengths[i] < 100 ? 100 : lengths[i];

		expect_int(CALL(length, m), lengths[i]);
		expect_file_size(f, size);
		expect_file_pattern(f, 0, 100);
		expect_file_filled(f, 100, size - 100, 0);
		if (lengths[i] > 100)
			expect_filled(m, 100, lengths[i] - 100, 0);
	}
}

REQUIREMENT(perl-sys-mmap.new.length-zero, map_path, "perl-sys-mmap/17",
	"A length of 0 stands for the file's own.", .needs = NEEDS_SHARED)
{
	expect_map(result(CALL(map_path, path_argument(new_pattern_file(page() + 3)), I(0))), 0,
	           page() + 3);
}

REQUIREMENT(perl-sys-mmap.new.changes, set_slice, "perl-sys-mmap/18",
	"A change of the variable is the same change of the file.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(CALL(map_path, path_argument(f), I(0)));

	store(m, page() - 2, "abcd");
	EXPECT_FILE(f, page() - 2, "abcd");
	expect_file_pattern(f, 0, page() - 2);
	expect_file_pattern(f, page() + 2, page() - 2);
}

REQUIREMENT(perl-sys-mmap.new.any-length, set_slice, "perl-sys-mmap/18 perl-sys-mmap/20",
	"After a part was replaced by a longer value that ends within the memory, changes of the "
	"variable still are changes of the file.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(CALL(map_path, path_argument(f), I(0)));

	store(m, 0, "ab");
	EXPECT_FILE(f, 0, "ab");
	expect_none(CALL(set_slice, m, I(10), I(12), NONE, B("xyz")));
	EXPECT_FILE(f, 10, "xyz");
	store(m, 0, "cd");
	EXPECT_FILE(f, 0, "cd");
	expect_int(CALL(length, m), page());
}
