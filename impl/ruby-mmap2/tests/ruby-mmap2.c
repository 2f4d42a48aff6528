/* SPDX-License-Identifier: MIT */
#include "ruby-mmap2.h"
#include "reentrant.h"

#include <stdio.h>
#include <unistd.h>

/* Objects of Ruby's mmap2: their modes, options and sizes. */

REQUIREMENT(ruby-mmap2.mode.left-out, map_path, "ruby-mmap2/3 ruby-mmap2/18",
	"Without a mode the whole file can be read and not be changed.", .needs = NEEDS_SHARED)
{
	const int64_t size = 2 * page() + 9;
	struct file *f = new_pattern_file(size);
	struct arg m = mapped_whole(f, "rw");

	store(m, 0, "x");
	file_store(f, 0, "\0", 1);
	m = result(CALL(map_path, path_argument(f)));
	expect_int(CALL(length, m), size);
	expect_pattern(m, 1, size - 1, 1);
	REFUSED(m, "any", set_slice, m, I(0), I(1), NONE, B("x"));
	REFUSED(m, "any", set_item, m, I(0), I('x'));
	REFUSED(m, "any", native, T("<<"), m, B("x"));
}

REQUIREMENT(ruby-mmap2.mode.w, map_path, "ruby-mmap2/3 ruby-mmap2/21",
	"The mode w begins with an empty file, to which can be appended.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("old content");
	struct arg m = mapped_whole(f, "w");

	expect_int(CALL(length, m), 0);
	expect_ok(CALL(native, T("<<"), m, B("new")));
	expect_left(m, f, "new");
}

REQUIREMENT(ruby-mmap2.mode.a, native, "ruby-mmap2/3 ruby-mmap2/21",
	"In the mode a the file keeps what it has, and more can be appended.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("old ");
	struct arg m = mapped_whole(f, "a");

	expect_content(m, "old ");
	expect_ok(CALL(native, T("<<"), m, B("and new")));
	expect_left(m, f, "old and new");
}

REQUIREMENT(ruby-mmap2.option.fixed, map_path, "ruby-mmap2/6 ruby-mmap2/7 ruby-mmap2/8",
	"With a length or an offset that part is mapped, and cannot be given another size.",
	.needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(2 * g + 9);
	struct arg m = result(CALL(map_path, path_argument(f), I(7), T("rw"), I(g)));

	expect_map(m, g, 7);
	store(m, 1, "ab");
	EXPECT_FILE(f, g + 1, "ab");
	REFUSED(m, "any", set_slice, m, I(1), I(3), NONE, B("abc"));
	REFUSED(m, "any", set_slice, m, I(1), I(3), NONE, B("a"));
	REFUSED(m, "any", native, T("<<"), m, B("x"));
	REFUSED(m, "any", native, T("insert"), m, I(1), B("x"));
	REFUSED(m, "any", native, T("extend"), m, I(1));
	REFUSED(m, "any", native, T("chop!"), m);
	REFUSED(m, "any", native, T("sub!"), m, B("ab"), B("x"));
}

REQUIREMENT(ruby-mmap2.option.offset-alone, map_path, "ruby-mmap2/7",
	"With an offset and no length every byte of the object can be read, and is the file's.")
{
	const int64_t g = granularity();
	struct arg m = result(CALL(map_path, path_argument(new_pattern_file(3 * g)),
	                           NAMED("access", T("r")), NAMED("offset", I(g))));
	int64_t size = CALL(length, m)->value.number;

	expect_ok(CALL(get_item, m, I(size - 1)));
	expect_map(m, g, 2 * g);
}

REQUIREMENT(ruby-mmap2.length.large, length, "ruby-mmap2/18",
	"The length is the size of the file, one of more than 32 bits included.")
{
	const int64_t size = ((int64_t)1 << 32) + 10;
	struct file *f = new_pattern_file(page());

	expect_int(CALL(length, mapped_whole(f, "r")), page());
	make_huge(f, size);
	expect_int(CALL(length, mapped_whole(f, "r")), size);
}

REQUIREMENT(ruby-mmap2.anonymous, map_fd, "ruby-mmap2/2",
	"Anonymous memory has the length that was given, and none is refused without.")
{
	struct arg m = map_anonymous(2 * page() + 5);

	expect_int(CALL(length, m), 2 * page() + 5);
	store_seen(m, page() - 2, "abcd");
	REFUSED(NONE, "any", map_fd, I(-1));
	REFUSED(NONE, "any", map_fd, I(-1), I(0));
}

REQUIREMENT(ruby-mmap2.private, map_path, "ruby-mmap2/4 ruby-mmap2/5",
	"Changes of a shared mapping show in the file's other mappings, those of a private one in "
	"none.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg shared = mapped_whole(f, "rw"), other = mapped_whole(f, "r");
	struct arg m = result(CALL(map_path, path_argument(f), NAMED("access", I(COPY))));

	store(m, 0, "AB");
	store(shared, 4, "EF");
	expect_text_at(m, 0, "AB");
	expect_content(other, "abcdEF");
	EXPECT_FILE(f, 0, "abcdEF");
}

REQUIREMENT(ruby-mmap2.extend, native, "ruby-mmap2/10",
	"extend makes the file longer by as many bytes, and keeps the content.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(page() + 9);
	struct arg m = mapped_whole(f, "rw");

	expect_ok(CALL(native, T("extend"), m, I(3 * page())));
	expect_file_size(f, 4 * page() + 9);
	expect_pattern(m, 0, page() + 9, 0);
	expect_file_pattern(f, 0, page() + 9);
}

REQUIREMENT(ruby-mmap2.extend.failed, native, "ruby-mmap2/10 ruby-mmap2/15",
	"An extend that fails leaves the object as it was: only munmap ends the association.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = mapped_whole(new_pattern_file(page()), "rw");

	expect_ok(CALL(native, T("extend"), m, I(page())));
	REFUSED(m, "any", native, T("extend"), m, I(INT64_MAX / 2));
	expect_pattern(m, 0, page(), 0);
}

REQUIREMENT(ruby-mmap2.munmap.other-file, close, "ruby-mmap2/1 ruby-mmap2/15",
	"munmap gives the mapped file its size, and no other file that has its name since.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page()), *other = new_pattern_file(page());
	struct arg m = mapped_whole(f, "rw");

	expect_ok(CALL(set_slice, m, I(9), NONE, NONE, B("")));
	expect_int(CALL(length, m), 9);
	if (rename(other->path, f->path) != 0)
		broken("cannot rename the test's own file");
	note_action("rename %s %s", other->path, f->path);
	expect_ok(CALL(close, m));
	expect_pattern_file(other, page());
}

REQUIREMENT(ruby-mmap2.madvise, madvise, "ruby-mmap2/11",
	"All five advices are taken, and the content stays.",
	.nothing_passes = "an advice that is not passed on changes nothing that a test sees")
{
	static const char *const names[] = { "MADV_NORMAL", "MADV_RANDOM", "MADV_SEQUENTIAL",
		                             "MADV_WILLNEED", "MADV_DONTNEED" };
	struct arg m = map_pattern(READ, 3 * page());

	for (size_t i = 0; i < COUNT(names); i++) {
		expect_ok(CALL(madvise, m, constant(names[i])));
		expect_pattern(m, 0, 3 * page(), 0);
	}
}

REQUIREMENT(ruby-mmap2.mprotect, native, "ruby-mmap2/12",
	"After mprotect with r the object can be read and not be changed.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(native, T("mprotect"), m, B("rw")));
	store(m, 0, "A");
	expect_ok(CALL(native, T("mprotect"), m, B("r")));
	REFUSED(m, "any", set_slice, m, I(0), I(1), NONE, B("x"));
	REFUSED(m, "any", set_item, m, I(0), I('x'));
	expect_content(m, "Abcdef");
}

REQUIREMENT(ruby-mmap2.mlock, lock, "ruby-mmap2/13",
	"mlock locks the mapping in memory, and munlock unlocks it.", .needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(READ, 3 * page());
	const int64_t before = locked_kilobytes();

	expect_ok(CALL(lock, m));
	expect_locked(before, 3 * page());
	expect_ok(CALL(unlock, m));
	expect_locked(before, 0);
}

REQUIREMENT(ruby-mmap2.flush.size, flush, "ruby-mmap2/14 ruby-mmap2/18",
	"After a flush the file has the content and the size of the object.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = mapped_whole(f, "rw");

	expect_ok(CALL(native, T("<<"), m, B("ghi")));
	expect_ok(CALL(flush, m));
	expect_file_size(f, 9);
	EXPECT_FILE(f, 0, "abcdefghi");
	expect_content(m, "abcdefghi");
}

REQUIREMENT(ruby-mmap2.flush.empty, flush, "ruby-mmap2/14 ruby-mmap2/20 ruby-mmap2/32",
	"An object whose content was deleted can be flushed.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = mapped_whole(f, "rw");

	expect_ok(CALL(set_slice, m, I(1), NONE, NONE, B("")));
	expect_ok(CALL(flush, m));
	expect_ok(CALL(set_slice, m, I(0), NONE, NONE, B("")));
	expect_true(CALL(native, T("empty?"), m));
	expect_ok(CALL(flush, m));
	expect_file_size(f, 0);
}

/* An argument, or the block of an iteration, that unmaps the file or extends it during a call. */

REQUIREMENT(ruby-mmap2.reentrant.index, native, "ruby-mmap2/15 ruby-mmap2/17 ruby-mmap2/19",
	"An index that unmaps the file when it is asked for its number ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("get_item", ENTERING(FAR));
}

REQUIREMENT(ruby-mmap2.reentrant.assigned, native, "ruby-mmap2/15 ruby-mmap2/17 ruby-mmap2/20",
	"What is assigned, and unmaps the file when it is asked for its string, ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("set_item", N(FAR), MEMORY("x"));
}

REQUIREMENT(ruby-mmap2.reentrant.search, native, "ruby-mmap2/15 ruby-mmap2/17 ruby-mmap2/29",
	"A string or a start that unmaps the file which is searched ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("find", MEMORY("needle"));
	COMES_BACK_GONE("find", DATA("needle"), ENTERING(FAR));
}

REQUIREMENT(ruby-mmap2.reentrant.block, native, "ruby-mmap2/15 ruby-mmap2/30",
	"The block of an iteration that unmaps the file ends in no fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("iterate", LEFT_OUT);
	COMES_BACK_GONE("lines", LEFT_OUT);
}

REQUIREMENT(ruby-mmap2.reentrant.extended, native, "ruby-mmap2/10 ruby-mmap2/17 ruby-mmap2/19",
	"An index that extends the file when it is asked for its number gives the byte of the "
	"file.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(4 * page());
	struct arg m = result(CALL(map_path, path_argument(f), I(0), I(WRITE)));

	expect_int(REENTER(m, NONE, "get_item", ENTERING(FAR)), pattern_byte(FAR));
	expect_int(REENTER(m, I(512 * page()), "get_item", ENTERING(FAR)), pattern_byte(FAR));
	expect_file_size(f, 512 * page());
}
