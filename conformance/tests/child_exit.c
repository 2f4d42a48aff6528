/* SPDX-License-Identifier: MIT
 *
 * A child process that ends and did nothing with the map: normally, with its exit handlers and
 * finalizers, or by a signal.  Its parent must not notice. */
#include "span.h"

enum ending { EXITS, IS_KILLED };

static void a_child(enum ending ending)
{
	struct arg child = result(CALL(fork, { .end = true }));

	if (ending == EXITS)
		expect_int(CALL(twin_exit, child), 0);
	destroy(child);
}

/* Maps of a file that are as long as it, shorter, and longer since it was truncated. */
static void leaves_file(enum ending ending)
{
	const int64_t p = page(), sizes[] = { 3 * p, 5 * p + 7, 2 * p, p + 1 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct file *f = new_pattern_file(3 * p);
		struct arg m = map_file(f, WRITE, 0, 3 * p);

		file_truncate(f, sizes[i]);
		if (sizes[i] > 3 * p)
			file_store(f, sizes[i] - 4, "last", 4);
		store(m, 1, "stored"); /* and not flushed */
		a_child(ending);
		expect_file_size(f, sizes[i]);
		EXPECT_FILE(f, 1, "stored");
		if (sizes[i] > 3 * p)
			EXPECT_FILE(f, sizes[i] - 4, "last");
		expect_text_at(m, 1, "stored");
	}
}

REQUIREMENT(child.exits.file, set_slice, "universal/56",
	"A child that exits must leave the bytes and the size of the file that its parent maps, "
	"whether the file is as long as the map, longer or shorter.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	leaves_file(EXITS);
}

REQUIREMENT(child.killed.file, set_slice, "universal/56",
	"A child that is killed must leave the bytes and the size of the file that its parent "
	"maps, whether the file is as long as the map, longer or shorter.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	leaves_file(IS_KILLED);
}

/* Two maps and the descriptor: all are used on. */
static void leaves_maps(enum ending ending)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg file = open_file(f, "rw"), m = map_file(f, WRITE, 0, 0);
	struct arg other = map_file(f, WRITE, 0, 0);
	const int before = descriptors();

	a_child(ending);
	expect_descriptors(before);
	expect_true(CALL(file_works, file));
	expect_map(m, 0, 3 * page());
	store(m, page() - 2, "abcd");
	expect_text_at(other, page() - 2, "abcd");
	store(other, 0, "wxyz");
	expect_text_at(m, 0, "wxyz");
	EXPECT_FILE(f, page() - 2, "abcd");
	destroy(m);
	expect_text_at(other, page() - 2, "abcd");
	destroy(other);
	expect_file_size(f, 3 * page());
	EXPECT_FILE(f, 0, "wxyz");
}

REQUIREMENT(child.exits.maps, set_slice, "universal/56",
	"The maps and the descriptors of a parent must work on after a child exited.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	leaves_maps(EXITS);
}

REQUIREMENT(child.killed.maps, set_slice, "universal/56",
	"The maps and the descriptors of a parent must work on after a child was killed.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	leaves_maps(IS_KILLED);
}

/* The library opens the file itself, and may close it or give it a size at the end. */
REQUIREMENT(child.exits.path, map_path, "universal/56",
	"A child that exits must leave a map, and its file, that the library opened by its name.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m =
	    result(CALL(map_path, path_argument(f), I(2 * page()), NAMED("access", I(WRITE))));

	store(m, 1, "stored");
	file_truncate(f, 5 * page());
	a_child(EXITS);
	expect_file_size(f, 5 * page());
	EXPECT_FILE(f, 1, "stored");
	store_seen(m, page() - 2, "more");
	EXPECT_FILE(f, page() - 2, "more");
	expect_pattern(m, page() + 2, page() - 2, page() + 2);
}

static void leaves_copy(enum ending ending)
{
	struct arg m = map_pattern(COPY, 2 * page());

	store(m, page() - 2, "mine");
	a_child(ending);
	expect_text_at(m, page() - 2, "mine");
	store_seen(m, 0, "more");
	expect_pattern_file(mapped_file(), 2 * page());
}

REQUIREMENT(child.exits.copy, set_slice, "universal/29 universal/56",
	"What was stored in a copy-on-write map must stay there, and out of the file, after a "
	"child exited.")
{
	leaves_copy(EXITS);
}

REQUIREMENT(child.killed.copy, set_slice, "universal/29 universal/56",
	"What was stored in a copy-on-write map must stay there, and out of the file, after a "
	"child was killed.")
{
	leaves_copy(IS_KILLED);
}

static void leaves_anonymous(enum ending ending)
{
	struct arg m = map_anonymous(2 * page());

	store(m, page() - 2, "mine");
	a_child(ending);
	expect_text_at(m, page() - 2, "mine");
	store_seen(m, 0, "more");
}

REQUIREMENT(child.exits.anonymous, set_slice, "universal/56",
	"Anonymous memory must keep its bytes after a child exited.",
	.python = ">=2.5")
{
	leaves_anonymous(EXITS);
}

REQUIREMENT(child.killed.anonymous, set_slice, "universal/56",
	"Anonymous memory must keep its bytes after a child was killed.",
	.python = ">=2.5")
{
	leaves_anonymous(IS_KILLED);
}

/* The file has the size of the map, whichever it was given last. */
static void leaves_resized(enum ending ending)
{
	const int64_t sizes[] = { 4 * page() + 5, page() + 1 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg m = map_pattern(WRITE, 2 * page());
		int64_t size;

		expect_resized(CALL(resize, m, I(sizes[i])));
		size = file_size(mapped_file());
		a_child(ending);
		expect_file_size(mapped_file(), size);
		expect_int(CALL(length, m), sizes[i]);
		expect_pattern(m, 0, page(), 0);
		store(m, page() - 2, "end");
		EXPECT_FILE(mapped_file(), page() - 2, "end");
	}
}

REQUIREMENT(child.exits.resized, resize, "universal/56",
	"A map that was resized, and its file, must keep their sizes after a child exited.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	leaves_resized(EXITS);
}

REQUIREMENT(child.killed.resized, resize, "universal/56",
	"A map that was resized, and its file, must keep their sizes after a child was killed.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	leaves_resized(IS_KILLED);
}

/* The operation is Go's, where a document of Go's is claimed. */
static struct arg map_lockable(const struct file *f)
{
	if (offers(OP_go_map))
		return result(CALL(go_map, open_file(f, "r"), I(0), I(0)));
	return map_file(f, READ, 0, 0);
}

REQUIREMENT(child.exits.locked, lock, "universal/56",
	"Memory that a parent locked must stay locked after a child exited.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_lockable(new_pattern_file(3 * page()));
	const int64_t before = need_locked_kilobytes();

	expect_ok(CALL(lock, m));
	a_child(EXITS);
	expect_locked(before, 3 * page());
	expect_ok(CALL(unlock, m));
	expect_locked(before, 0);
}
