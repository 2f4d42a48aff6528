/* SPDX-License-Identifier: MIT
 *
 * What touches no memory goes on working after somebody cut the file under a map: here a
 * signal is a failure. */
#include "fault.h"
#include "go.h"

/* Record that the answer was what it is without the cut, or how it ended. */
static void record_still(bool same, const struct answer *a)
{
	if (same)
		observe_text("as ever");
	else
		observe(a);
}

static bool is_int(const struct answer *a, int64_t want)
{
	return a->ok && a->value.tag == VALUE_INT && a->value.number == want;
}

REQUIREMENT(fault.still.length, length, "posix/18",
	"The length of a map after its file was cut.", .level = INFORMATIONAL)
{
	const struct answer *a = CALL(length, map_cut_to_page(READ));

	record_still(is_int(a, 3 * page()), a);
}

REQUIREMENT(fault.still.size, size, "posix/18",
	"size() after the file was cut is the file's new length.", .level = INFORMATIONAL)
{
	const struct answer *a = CALL(size, map_cut_to_page(READ));

	if (is_int(a, page()))
		observe_text("the file's");
	else
		observe(a);
}

REQUIREMENT(fault.still.seek, seek, "posix/18",
	"seek into memory that a cut took away.", .level = INFORMATIONAL)
{
	struct arg m = map_cut_to_page(READ);
	const struct answer *a = CALL(seek, m, I(lost()));

	record_still(a->ok && is_int(CALL(tell, m), lost()), a);
}

REQUIREMENT(fault.still.seek-end, seek, "posix/18",
	"seek to the end after the file was cut: of the map, or of the file.",
	.level = INFORMATIONAL)
{
	struct arg m = map_cut_to_page(READ);
	const struct answer *a = CALL(seek, m, I(0), I(2));

	if (!a->ok)
		observe(a);
	else
		observe_text("%s", is_int(CALL(tell, m), 3 * page()) ? "the map's" : "another");
}

REQUIREMENT(fault.still.tell, tell, "posix/18",
	"tell with the position in memory that a cut took away.", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, 3 * page());
	const struct answer *a;

	position(m, lost());
	file_truncate(mapped_file(), page());
	a = CALL(tell, m);
	record_still(is_int(a, lost()), a);
}

REQUIREMENT(fault.still.read-nothing, read, "posix/18",
	"read of no bytes from memory that a cut took away.", .level = INFORMATIONAL)
{
	struct arg m = map_cut_to_page(READ);
	const struct answer *a;

	position(m, lost());
	a = CALL(read, m, I(0));
	record_still(a->ok && a->value.size == 0, a);
}

REQUIREMENT(fault.still.slice-nothing, get_slice, "posix/18",
	"An empty slice of memory that a cut took away.", .level = INFORMATIONAL)
{
	const struct answer *a = CALL(get_slice, map_cut_to_page(READ), I(lost()), I(lost()));

	record_still(a->ok && a->value.size == 0, a);
}

REQUIREMENT(fault.still.find-nothing, find, "posix/18",
	"find of nothing in memory that a cut took away.", .level = INFORMATIONAL)
{
	const struct answer *a = CALL(find, map_cut_to_page(READ), B(""), I(lost()));

	record_still(is_int(a, lost()), a);
}

REQUIREMENT(fault.still.store-nothing, set_slice, "posix/18",
	"Assigning nothing to an empty slice of memory that a cut took away.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	struct arg m = map_cut_to_page(WRITE);
	const struct answer *a = CALL(set_slice, m, I(lost()), I(lost()), NONE, B(""));

	record_still(a->ok, a);
}

REQUIREMENT(fault.still.close, close, "posix/18",
	"close after the file was cut below what was written.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 3 * page());
	const struct answer *a;

	store(m, lost(), "unflushed");
	file_truncate(mapped_file(), page());
	a = CALL(close, m);
	record_still(a->ok, a);
	expect_file_size(mapped_file(), page());
}

REQUIREMENT(fault.still.unmap, unmap, "posix/18",
	"Unmap after the file was cut below what was written.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = go_whole(f, GO_RDWR);
	const struct answer *a;

	store(m, lost(), "unflushed");
	file_truncate(f, page());
	a = CALL(unmap, m);
	record_still(a->ok, a);
	expect_file_size(mapped_file(), page());
}

REQUIREMENT(fault.still.view, export, "posix/18",
	"Making a view after the file was cut, and looking at what is left.",
	.level = INFORMATIONAL)
{
	struct arg m = map_cut_to_page(READ);
	const struct answer *a = CALL(export, m);

	record_still(a->ok, a);
	if (!a->ok)
		return;
	expect_int(CALL(length, result(a)), 3 * page());
	expect_pattern(result(a), 0, page(), 0);
}
