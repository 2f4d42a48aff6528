/* SPDX-License-Identifier: MIT */
/* What the manual of File::Map promises of a map that is there: anonymous memory, a new
 * size, locks, advices, protection, and assignments of another length. */
#include "span.h"

#include <stdio.h>

/* A copy of the process stores "here" at the beginning of m. */
static void store_in_child(struct arg m)
{
	struct arg child = result(CALL(fork, { .end = true }));
	char request[64];

	snprintf(request, sizeof(request), "1 set_slice @%lld 0 4 none b:68657265",
	         (long long)m.value.number);
	expect_text(CALL(twin, child, T(request)), "1 ok none");
}

REQUIREMENT(perl-file-map.anonymous.shared, set_slice, "perl-file-map/6",
	"What a child stores in anonymous memory shows in its parent, unless the memory is "
	"private.")
{
	struct arg shared = map_anonymous(2 * page());
	struct arg private = result(CALL(map_fd, I(-1), I(2 * page()), NAMED("access", I(COPY))));

	store_in_child(shared);
	store_in_child(private);
	expect_text_at(shared, 0, "here");
	expect_filled(private, 0, 2 * page(), 0);
}

REQUIREMENT(perl-file-map.anonymous.empty, map_fd, "perl-file-map/7",
	"Anonymous memory of length 0 is refused.")
{
	expect_filled(map_anonymous(1), 0, 1, 0);
	REFUSED(NONE, "any", map_fd, I(-1), I(0));
	REFUSED(NONE, "any", map_fd, I(-1), I(-1));
}

REQUIREMENT(perl-file-map.remap.size, resize, "perl-file-map/13 perl-file-map/14",
	"A map becomes longer and shorter within its file, and private anonymous memory keeps its "
	"bytes.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(5 * page());
	struct arg m = map_file(f, WRITE, 11, page()), memory;

	expect_ok(CALL(resize, m, I(4 * page())));
	expect_map(m, 11, 4 * page());
	expect_ok(CALL(resize, m, I(3)));
	expect_map(m, 11, 3);
	expect_file_size(f, 5 * page());
	memory = result(CALL(map_fd, I(-1), I(page()), NAMED("access", I(COPY))));
	store(memory, page() - 4, "last");
	expect_ok(CALL(resize, memory, I(3 * page())));
	expect_text_at(memory, page() - 4, "last");
	expect_filled(memory, page(), 2 * page(), 0);
}

REQUIREMENT(perl-file-map.remap.shared-anonymous, resize, "perl-file-map/14",
	"Shared anonymous memory cannot be given a new size.")
{
	struct arg private = result(CALL(map_fd, I(-1), I(page()), NAMED("access", I(COPY))));
	struct arg shared = map_anonymous(page());

	expect_ok(CALL(resize, private, I(2 * page())));
	store(shared, 0, "kept");
	REFUSED(shared, "any", resize, shared, I(2 * page()));
	expect_text_at(shared, 0, "kept");
}

REQUIREMENT(perl-file-map.remap.impossible, resize, "perl-file-map/13 perl-file-map/20",
	"A size that no map can have is refused, also for a map that begins within a page.",
	.needs = NEEDS_SHARED)
{
	const struct arg sizes[] = { I(0),
		                     I(-1),
		                     I(-5),
		                     I(-page()),
		                     I(INT64_MIN),
		                     I(INT64_MAX),
		                     BIG("18446744073709551615"),
		                     BIG("18446744073709551616") };
	struct file *f = new_pattern_file(4 * page());
	struct arg aligned = map_file(f, WRITE, 0, page()), within = map_file(f, WRITE, 11, page());

	expect_ok(CALL(resize, aligned, I(2 * page())));
	expect_ok(CALL(resize, within, I(2 * page())));
	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_error(CALL(resize, aligned, sizes[i]), "any");
		expect_int(CALL(length, aligned), 2 * page());
		expect_error(CALL(resize, within, sizes[i]), "any");
		expect_int(CALL(length, within), 2 * page());
	}
	expect_pattern(within, 0, 2 * page(), 11);
}

REQUIREMENT(perl-file-map.pin, lock, "perl-file-map/16",
	"Pinning locks the pages of the map in memory, and unpinning gives them back.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_file(new_pattern_file(4 * page()), READ, 11, 2 * page());
	int64_t before = locked_kilobytes(), found;

	expect_ok(CALL(lock, m));
	found = locked_kilobytes() - before;
	expect(found == 3 * page() / 1024, "expected %lld kilobytes locked, found %lld",
	       (long long)(3 * page() / 1024), (long long)found);
	expect_ok(CALL(unlock, m));
	found = locked_kilobytes() - before;
	expect(found == 0, "expected nothing locked, found %lld kilobytes", (long long)found);
}

REQUIREMENT(perl-file-map.advise.names, madvise, "perl-file-map/17",
	"Each advice that is always there is taken; dontneed drops what a private map was written "
	"with.")
{
	static const char *const names[] = { "normal", "random", "sequential", "willneed" };
	struct arg m = map_pattern(COPY, 2 * page());

	store(m, 0, "mine");
	for (size_t i = 0; i < COUNT(names); i++)
		expect_none(CALL(madvise, m, T(names[i])));
	expect_text_at(m, 0, "mine");
	expect_none(CALL(madvise, m, T("dontneed")));
	expect_pattern(m, 0, 2 * page(), 0);
}

REQUIREMENT(perl-file-map.advise.unknown, madvise, "perl-file-map/18",
	"An advice that is not known is ignored.",
	.nothing_passes = "an advice that is ignored does nothing")
{
	struct arg m = map_pattern(COPY, page());

	store(m, 0, "mine");
	expect_none(CALL(madvise, m, T("no advice at all")));
	expect_text_at(m, 0, "mine");
}

REQUIREMENT(perl-file-map.protect.mode, native, "perl-file-map/19",
	"A map that was protected refuses to be written until it is made writable again.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(WRITE, page());

	store(m, 0, "abc");
	expect_ok(CALL(native, T("protect"), m, T("<")));
	REFUSED(m, "any", set_slice, m, I(0), I(1), NONE, B("x"));
	expect(strncmp(map_permissions(mapped_file()), "r-", 2) == 0, "expected r-, found %s",
	       map_permissions(mapped_file()));
	expect_ok(CALL(native, T("protect"), m, T("+<")));
	store(m, 0, "def");
	EXPECT_FILE(mapped_file(), 0, "def");
	expect_error(CALL(native, T("protect"), m, T("no mode")), "any");
}

REQUIREMENT(perl-file-map.protect.refused, native, "perl-file-map/19 perl-file-map/20",
	"Making a map writable whose file was opened for reading is an error, as the system "
	"refuses it.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg writable = map_file(f, READ, 0, 0);
	struct arg m = result(CALL(map_fd, open_file(f, "r"), NAMED("access", I(READ))));

	expect_ok(CALL(native, T("protect"), writable, T("+<")));
	store(writable, 0, "x");
	expect_error(CALL(native, T("protect"), m, T("+<")), "any");
	REFUSED(m, "any", set_slice, m, I(1), I(2), NONE, B("y"));
}

REQUIREMENT(perl-file-map.write.length, set_slice,
	"perl-file-map/21 perl-file-map/22 perl-file-map/23",
	"A replacement longer than what it replaces moves what follows, as in any string; the map "
	"keeps its length, and its file.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "0123456789");

	expect_none(CALL(set_slice, m, I(2), I(4), NONE, B("abcd")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "01abcd4567");
	EXPECT_FILE(mapped_file(), 0, "01abcd4567");
	store(m, 0, "<>");
	EXPECT_FILE(mapped_file(), 0, "<>abcd4567");
	expect_none(CALL(set_slice, m, I(0), I(10), NONE, B("a value longer than the map")));
	EXPECT_FILE(mapped_file(), 0, "a value lo");
	expect_file_size(mapped_file(), 10);
	expect_int(CALL(length, m), 10);
}
