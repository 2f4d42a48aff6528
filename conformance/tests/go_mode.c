/* SPDX-License-Identifier: MIT */
/* The modes of a map for Go: who may write, who sees it. */
#include "go.h"

REQUIREMENT(go.rdonly.readable, go_map, "mmap-go/4",
	"RDONLY maps memory that can be read and is not mapped for writing.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDONLY);
	const char *permissions = map_permissions(f);

	expect_map(m, 0, 2 * page());
	expect(permissions[0] == 'r' && permissions[1] != 'w',
	       "expected memory to read only, found %s", permissions);
}

REQUIREMENT(go.rdonly.store-leaves-file, go_map, "mmap-go/4",
	"Whatever a store through RDONLY does, the file does not change.", .may_fault = true)
{
	struct file *f = new_pattern_file(page());
	struct arg m = go_whole(f, GO_RDONLY);

	expect_map(m, 0, page());
	CALL(set_item, m, I(5), I('x'));
	expect_file_pattern(f, 0, page());
}

REQUIREMENT(go.rdonly.store, go_map, "mmap-go/5",
	"How a store through RDONLY ends.", .level = INFORMATIONAL, .may_fault = true)
{
	observe(CALL(set_item, go_whole(new_pattern_file(page()), GO_RDONLY), I(5), I('x')));
}

REQUIREMENT(go.rdwr.reaches-file, go_map, "mmap-go/7 mmap-go/8",
	"What is stored through RDWR is in the file and in its other maps.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDWR), other = go_whole(f, GO_RDONLY);

	store(m, page() - 2, "abcd");
	expect_ok(CALL(set_item, m, I(0), I('#')));
	expect_text_at(m, page() - 2, "abcd");
	expect_text_at(other, page() - 2, "abcd");
	expect_text_at(other, 0, "#");
	EXPECT_FILE(f, page() - 2, "abcd");
	EXPECT_FILE(f, 0, "#");
	expect_file_pattern(f, 1, page() - 3);
	expect_file_pattern(f, page() + 2, page() - 2);
}

REQUIREMENT(go.rdwr.region, go_map_region, "mmap-go/8 mmap-go/25",
	"What is stored through RDWR in a region is in the file at the offset.",
	.needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(3 * g);
	struct arg m = go_part(f, g + 4, GO_RDWR, g);

	store(m, 0, "abcd");
	store(m, g, "wxyz");
	EXPECT_FILE(f, g, "abcd");
	EXPECT_FILE(f, 2 * g, "wxyz");
	expect_file_pattern(f, 0, g);
	expect_file_pattern(f, g + 4, g - 4);
	expect_file_pattern(f, 2 * g + 4, g - 4);
}

REQUIREMENT(go.copy.memory-only, go_map, "mmap-go/10 mmap-go/11 mmap-go/12",
	"What is stored through COPY changes the memory, and neither file nor other maps.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_COPY), other = go_whole(f, GO_RDONLY);

	store_seen(m, page() - 2, "abcd");
	expect_pattern(m, 0, page() - 2, 0);
	expect_pattern(m, page() + 2, page() - 2, page() + 2);
	expect_pattern(other, 0, 2 * page(), 0);
	expect_file_pattern(f, 0, 2 * page());
}

REQUIREMENT(go.copy.flush-and-unmap, unmap, "mmap-go/12",
	"What was stored through COPY does not reach the file by Flush or Unmap.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_COPY);

	fill(m, 0, 2 * page(), '#');
	CALL(flush, m);
	expect_filled(m, 0, 2 * page(), '#');
	expect_file_pattern(f, 0, 2 * page());
	expect_ok(CALL(unmap, m));
	expect_int(CALL(length, m), 0);
	expect_file_pattern(f, 0, 2 * page());
}

REQUIREMENT(go.exec, go_map, "mmap-go/14",
	"EXEC added to any mode makes the memory executable; without it it is not.",
	.needs = NEEDS_LINUX_PROC | NEEDS_EXEC | NEEDS_SHARED)
{
	static const int modes[] = { GO_RDONLY, GO_RDWR, GO_COPY };

	for (size_t i = 0; i < 3; i++) {
		struct file *with = new_pattern_file(page()), *without = new_pattern_file(page());

		expect_map(go_whole(with, modes[i] | GO_EXEC), 0, page());
		expect_map(go_whole(without, modes[i]), 0, page());
		expect(strlen(map_permissions(with)) == 4 && map_permissions(with)[2] == 'x',
		       "mode %d with EXEC: expected executable memory, found %s", modes[i],
		       map_permissions(with));
		expect(strlen(map_permissions(without)) == 4 && map_permissions(without)[2] == '-',
		       "mode %d: expected memory that is not executable, found %s", modes[i],
		       map_permissions(without));
	}
}

/* Anonymous memory of 2 pages: zeros that can be written, whatever file was given. */
static void expect_anonymous(const struct answer *a)
{
	struct arg m = result(a);

	expect_int(CALL(length, m), 2 * page());
	expect_filled(m, 0, 2 * page(), 0);
	store_seen(m, page() - 2, "abcd");
	expect_filled(m, page() + 2, page() - 2, 0);
}

REQUIREMENT(go.anon, go_map_region, "mmap-go/16 mmap-go/28 mmap-go-source/8",
	"With ANON and RDWR no file is behind the map: it is zeros that can be written.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg closed = open_file(f, "rw");
	const struct arg length = I(2 * page()), prot = I(GO_RDWR), flags = I(GO_ANON);

	expect_ok(CALL(file_close, closed));
	expect_anonymous(CALL(go_map_region, NONE, length, prot, flags, I(0)));
	expect_anonymous(CALL(go_map_region, closed, length, prot, flags, I(0)));
	expect_anonymous(CALL(go_map_region, open_file(f, "rw"), length, prot, flags, I(0)));
	expect_anonymous(CALL(go_map_region, open_file(f, "r"), length, prot, flags, I(0)));
	expect_pattern_file(f, 2 * page());
}

REQUIREMENT(go.anon.length, go_map_region, "mmap-go-source/1",
	"ANON with a length of zero or less is an error.", .level = RECOMMENDED)
{
	static const int64_t lengths[] = { 0, -1, -100000, INT64_MIN };

	expect_anonymous(CALL(go_map_region, NONE, I(2 * page()), I(GO_RDWR), I(GO_ANON), I(0)));
	for (size_t i = 0; i < COUNT(lengths); i++)
		REFUSED(NONE, "any", go_map_region, NONE, I(lengths[i]), I(GO_RDWR), I(GO_ANON),
		        I(0));
}

REQUIREMENT(go.anon.map, go_map, "mmap-go/23 mmap-go-source/2",
	"ANON through Map, which asks for no length: how it ends.", .level = INFORMATIONAL)
{
	observe_text("%s", outcome(CALL(go_map, open_file(new_pattern_file(page()), "rw"),
	                                I(GO_RDWR), I(GO_ANON))));
}

REQUIREMENT(go.rdwr.read-only-file, go_map, "mmap-go-source/3",
	"RDWR on a file opened for reading is an error, and nothing is mapped.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page()), *g = new_pattern_file(page());
	struct arg reader = open_file(f, "r");

	expect_map(go_whole(g, GO_RDWR), 0, page());
	REFUSED(NONE, "any", go_map, reader, I(GO_RDWR), I(0));
	expect_maps(f, 0);
	expect_map(result(CALL(go_map, reader, I(GO_RDONLY), I(0))), 0, page());
}
