/* SPDX-License-Identifier: MIT
 *
 * One file under several eyes: maps, read() and write(), other processes; and what a shared map
 * outlives: its descriptor, its name, a fork. */
#include "span.h"

#include <stdio.h>
#include <unistd.h>

REQUIREMENT(share.two-maps, set_slice, "universal/31 posix/29",
	"Two writable maps of one file show each other's changes at once.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg one = map_file(f, WRITE, 0, 0), other = map_file(f, WRITE, 0, 2 * page());

	store(one, page() - 2, "abcd");
	expect_text_at(other, page() - 2, "abcd");
	store(other, 0, "wxyz");
	expect_text_at(one, 0, "wxyz");
	expect_pattern(one, 4, page() - 6, 4);
	expect_pattern(one, page() + 2, 2 * page() - 2, page() + 2);
}

REQUIREMENT(share.copy-beside-shared, set_slice, "universal/29 universal/31 universal/39",
	"Of a shared map and a copy-on-write map of one page, each keeps what was stored in it, "
	"and the file has what the shared one got.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg shared = map_file(f, WRITE, 0, 0), copy = map_file(f, COPY, 0, 0);

	store(copy, page() - 2, "mine");
	store(shared, page() - 2, "ours");
	expect_text_at(copy, page() - 2, "mine");
	expect_text_at(shared, page() - 2, "ours");
	store(copy, page() - 2, "MINE");
	expect_text_at(shared, page() - 2, "ours");
	EXPECT_FILE(f, page() - 2, "ours");
	destroy(copy);
	expect_text_at(shared, page() - 2, "ours");
	expect_file_pattern(f, 0, page() - 2);
	expect_file_pattern(f, page() + 2, page() - 2);
}

REQUIREMENT(share.overlapping-windows, set_slice, "universal/28 universal/31",
	"Maps at different offsets that overlap show the same bytes of the file.",
	.python = ">=2.6", .needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(4 * g);
	struct arg whole = map_file(f, WRITE, 0, 0), low = map_file(f, WRITE, g, 2 * g);
	struct arg high = map_file(f, READ, 2 * g, 2 * g);

	store(low, g + 3, "abcd");
	expect_text_at(whole, 2 * g + 3, "abcd");
	expect_text_at(high, 3, "abcd");
	EXPECT_FILE(f, 2 * g + 3, "abcd");
	expect_pattern(high, 0, 3, 2 * g);
	expect_pattern(high, 7, 2 * g - 7, 2 * g + 7);
}

REQUIREMENT(share.read-sees-map, set_slice, "universal/31 posix/29",
	"An ordinary read of the file sees at once what is stored in a writable map.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page() + 1);

	store(m, page() - 1, "ab");
	EXPECT_FILE(mapped_file(), page() - 1, "ab");
	store(m, 2 * page(), "z");
	EXPECT_FILE(mapped_file(), 2 * page(), "z");
	store(m, page() - 1, "AB");
	EXPECT_FILE(mapped_file(), page() - 1, "AB");
	expect_file_pattern(mapped_file(), 0, page() - 1);
	expect_file_pattern(mapped_file(), page() + 1, page() - 1);
}

REQUIREMENT(share.map-sees-write, get_slice, "universal/31 posix/29",
	"A shared map shows at once what an ordinary write puts into the file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	enum mode mode = WRITE;
	struct arg m = map_readable(f, &mode, 0);

	expect_pattern(m, 0, 2 * page(), 0);
	need_coherent(f, mode);
	file_store(f, page() - 2, "abcd", 4);
	expect_text_at(m, page() - 2, "abcd");
	expect_pattern(m, 0, page() - 2, 0);
	expect_pattern(m, page() + 2, page() - 2, page() + 2);
}

REQUIREMENT(share.after-other-is-gone, set_slice, "universal/31 universal/39",
	"What one map wrote is in another of the same file after the first is gone.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg one = map_file(f, WRITE, 0, 0), other = map_file(f, WRITE, 0, 0);

	store(one, 1, "abcd");
	destroy(one);
	expect_text_at(other, 1, "abcd");
	store(other, 3, "CDE");
	EXPECT_FILE(f, 1, "abCDE");
}

REQUIREMENT(share.two-processes, set_slice, "python2.4/53 python3.9/27 python3.13/4 universal/31",
	"Two processes that map one file see each other's changes.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg here = map_file(f, WRITE, 0, 0), there;

	store(here, 0, "before");
	use_adapter(1);
	there = map_file(f, WRITE, 0, 0);
	expect_text_at(there, 0, "before");
	store(there, page() - 2, "abcd");
	use_adapter(0);
	expect_text_at(here, page() - 2, "abcd");
	store(here, 0, "behind");
	use_adapter(1);
	expect_text_at(there, 0, "behind");
}

REQUIREMENT(share.copy-in-two-processes, set_slice, "universal/29",
	"What one process writes to its copy-on-write map no other process sees.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg here = map_file(f, COPY, 0, 0), there;

	use_adapter(1);
	there = map_file(f, COPY, 0, 0);
	store_seen(there, page() - 2, "abcd");
	use_adapter(0);
	expect_pattern(here, 0, 2 * page(), 0);
	expect_file_pattern(f, 0, 2 * page());
}

/* The map that a document makes of a file which the caller opened; what it is without an
 * access is Python's own. */
static struct arg map_open(struct arg file, int64_t length)
{
	if (claims("python") || !offers(OP_go_map))
		return result(CALL(map_fd, file, I(length), NAMED("access", I(WRITE))));
	return result(CALL(go_map, file, I(2), I(0)));
}

REQUIREMENT(share.after-descriptor-closed, set_slice, "posix/7 python-docs/22",
	"A map goes on reading and writing its file after the descriptor was closed.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg file, m;

	if (!offers(OP_map_fd) && !offers(OP_go_map))
		skip("a region cannot be written through");
	file = open_file(f, "rw");
	m = map_open(file, 2 * page());
	expect_ok(CALL(file_close, file));
	store_seen(m, page() - 2, "abcd");
	EXPECT_FILE(f, page() - 2, "abcd");
	file_store(f, 0, "wxyz", 4);
	expect_text_at(m, 0, "wxyz");
}

REQUIREMENT(share.after-flush, set_slice, "universal/31 posix/29",
	"A map that was flushed goes on sharing its bytes with its file, both ways.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());

	store(m, 0, "before");
	expect_ok(CALL(flush, m));
	store(m, page() - 2, "abcd");
	EXPECT_FILE(mapped_file(), page() - 2, "abcd");
	file_store(mapped_file(), 0, "wxyz", 4);
	expect_text_at(m, 0, "wxyzre");
}

/* m shares its bytes with f, both ways. */
static void expect_same_file(struct arg m, struct file *f)
{
	store(m, page() - 2, "abcd");
	file_store(f, 0, "wxyz", 4);
	expect_text_at(m, 0, "wxyz");
	EXPECT_FILE(f, page() - 2, "abcd");
}

REQUIREMENT(share.after-unlink, set_slice, "posix/6 python-source/30",
	"A map of a file that was removed since must keep that file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = map_file(f, WRITE, 0, 0);

	if (unlink(f->path) != 0)
		broken("cannot remove %s: %s", f->path, strerror(errno));
	note_action("unlink %s", f->path);
	expect_same_file(m, f);
}

REQUIREMENT(share.after-rename, set_slice, "posix/6 python-source/30",
	"A map of a file whose name another file took since must keep its own file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page()), *usurper = new_pattern_file(10);
	struct arg m = map_file(f, WRITE, 0, 0);

	if (rename(usurper->path, f->path) != 0)
		broken("cannot rename %s: %s", usurper->path, strerror(errno));
	note_action("rename %s %s", usurper->path, f->path);
	expect_same_file(m, f);
	expect_file_pattern(usurper, 0, 10);
}

REQUIREMENT(share.after-unlink.size, size, "python2.4/90 python-docs/63 python-source/30",
	"size() of a map whose file was removed must be the length of that file.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, page() + 1);

	if (unlink(mapped_file()->path) != 0)
		broken("cannot remove %s: %s", mapped_file()->path, strerror(errno));
	note_action("unlink %s", mapped_file()->path);
	file_truncate(mapped_file(), page() + 7);
	expect_int(CALL(size, m), page() + 7);
}

/* Let the copy of the process do one request; the answer must be that line. */
static void twin_answers(struct arg child, const char *want, const char *format, struct arg m)
{
	char request[128];

	snprintf(request, sizeof(request), format, (long long)m.value.number);
	expect_text(CALL(twin, child, T(request)), want);
}

REQUIREMENT(share.fork.shared, set_slice, "python2.4/53 python3.9/27 python3.13/4 posix/25",
	"After a fork parent and child see each other's changes in a shared map.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "0123456789"), child = result(CALL(fork, { .end = true }));

	store(m, 1, "abc");
	twin_answers(child, "1 ok b:306162633435", "1 get_slice @%lld 0 6", m);
	twin_answers(child, "2 ok none", "2 set_slice @%lld 7 9 none b:5859", m);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "0abc456XY9");
	EXPECT_FILE(mapped_file(), 0, "0abc456XY9");
}

REQUIREMENT(share.fork.copy, set_slice, "posix/26",
	"After a fork a change in a copy-on-write map is seen on its own side alone.")
{
	struct arg m = map_bytes(COPY, "0123456789"), child;

	store(m, 0, "ab");
	child = result(CALL(fork, { .end = true }));
	twin_answers(child, "1 ok b:616232", "1 get_slice @%lld 0 3", m);
	store(m, 3, "cd");
	twin_answers(child, "2 ok none", "2 set_slice @%lld 7 9 none b:5859", m);
	twin_answers(child, "3 ok b:61623233343536585939", "3 get_slice @%lld 0 10", m);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "ab2cd56789");
	EXPECT_FILE(mapped_file(), 0, "0123456789");
}

REQUIREMENT(share.fork.close, close, "posix/27",
	"What a child does to close its map leaves the parent's map alone.", .needs = NEEDS_SHARED)
{
	enum mode mode = WRITE;
	struct arg m = map_readable(FILE_OF("0123456789"), &mode, 0);
	struct arg child = result(CALL(fork, { .end = true }));

	twin_answers(child, "1 ok none", "1 close @%lld", m);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "0123456789");
	if (mode == WRITE) {
		store(m, 0, "abc");
		EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abc3456789");
		EXPECT_FILE(mapped_file(), 0, "abc3456789");
	}
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", get_item, m, I(0));
}
