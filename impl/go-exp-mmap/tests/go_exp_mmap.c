/* SPDX-License-Identifier: MIT */
/* Package golang.org/x/exp/mmap: a whole file, opened by name, read and closed. */
#include "go_exp_mmap.h"

static struct arg open_path(const char *path)
{
	return BYTES(path, strlen(path));
}

REQUIREMENT(go-exp-mmap.open.whole, map_path, "go-exp-mmap/1 go-exp-mmap/3",
	"Open() must map the whole file, and Len() must be its length, for files of any size "
	"including 0.")
{
	const int64_t sizes[] = { 1, page() - 1, page(), page() + 1, 3 * page() + 7, 0 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg m = result(CALL(map_path, path_argument(new_pattern_file(sizes[i]))));

		expect_map(m, 0, sizes[i]);
	}
}

REQUIREMENT(go-exp-mmap.open.missing, map_path, "go-exp-mmap/1 go-exp-mmap/2",
	"Open() of a path that leads to no file must fail with the error of the system and must "
	"leave no descriptor open.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());

	expect_int(CALL(length, result(CALL(map_path, path_argument(f)))), page());
	expect_errno(REFUSED(NONE, "OSError", map_path, open_path("/dev/null/x")), ENOTDIR);
	expect_errno(REFUSED(NONE, "OSError", map_path, open_path("")), ENOENT);
	unlink(f->path);
	note_action("unlink %s", f->path);
	expect_errno(REFUSED(NONE, "OSError", map_path, path_argument(f)), ENOENT);
}

REQUIREMENT(go-exp-mmap.open.directory, map_path, "go-exp-mmap/1 go-exp-mmap/2",
	"Open() of a directory must fail, whatever size the system reports for the directory.",
	.needs = NEEDS_LINUX_PROC)
{
	expect_int(CALL(length, result(CALL(map_path, path_argument(FILE_OF("x"))))), 1);
	REFUSED(NONE, "any", map_path, open_path("/"));
	REFUSED(NONE, "any", map_path, open_path("/proc")); /* its size is 0 */
}

REQUIREMENT(go-exp-mmap.open.unsized, length, "go-exp-mmap/1 go-exp-mmap/3",
	"Records the Len() of /dev/zero, whose reported size is 0.", .level = INFORMATIONAL)
{
	const struct answer *a = CALL(map_path, open_path("/dev/zero"));

	observe(a->ok ? CALL(length, result(a)) : a);
}

REQUIREMENT(go-exp-mmap.at.outside, get_item, "go-exp-mmap/4",
	"At() must panic for an index below 0 or from Len() on, and the reader must still work.")
{
	struct arg m = map_pattern(READ, page() + 3);

	expect_byte(CALL(get_item, m, I(0)), pattern_byte(0));
	expect_byte(CALL(get_item, m, I(page() + 2)), pattern_byte(page() + 2));
	REFUSED(m, "IndexError", get_item, m, I(-1));
	REFUSED(m, "IndexError", get_item, m, I(page() + 3));
	REFUSED(m, "IndexError", get_item, m, I(2 * page()));
	REFUSED(m, "IndexError", get_item, m, I(INT64_MIN));
	REFUSED(m, "IndexError", get_item, m, I(INT64_MAX));
}

REQUIREMENT(go-exp-mmap.close, close, "go-exp-mmap/6 go-exp-mmap/10",
	"After Close() no memory of the file must be mapped, ReadAt() must give an error and At() "
	"must panic.", .needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(READ, 2 * page());

	expect_read(m, 0, page(), page());
	expect_none(CALL(close, m));
	expect(map_entries(mapped_file()) == 0, "expected no map of the file in the process");
	expect_read(m, 0, page(), 0);
	REFUSED(NONE, "any", get_item, m, I(0));
}

REQUIREMENT(go-exp-mmap.close.twice, close, "go-exp-mmap/6",
	"Records the outcome of a second Close().", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, page());

	expect_none(CALL(close, m));
	observe(CALL(close, m));
}

REQUIREMENT(go-exp-mmap.close.length, length, "go-exp-mmap/3 go-exp-mmap/6",
	"Records the outcome of Len() after Close().", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, page());

	expect_none(CALL(close, m));
	observe(CALL(length, m));
}
