/* SPDX-License-Identifier: MIT
 *
 * Maps that go on answering after they were closed. */
#include "../mutant.h"

static bool is_closed(struct adapter_call *call)
{
	return mutant_closed(call) != NULL;
}

MUTANT(closed.read, read, "grid.read.mapping",
       "read on a closed map gives no bytes.")
{
	if (is_closed(call))
		adapter_answer_bytes(call, "", 0);
}

MUTANT(closed.readline, readline, "grid.readline.mapping",
       "readline on a closed map gives no bytes.")
{
	if (is_closed(call))
		adapter_answer_bytes(call, "", 0);
}

MUTANT(closed.read-byte, read_byte, "grid.read_byte.mapping",
       "read_byte on a closed map reads memory that is gone.")
{
	const struct mmapobj *m = mutant_closed(call);

	if (m != NULL)
		adapter_answer_int(call, ((volatile unsigned char *)m->base)[m->position]);
}

MUTANT(closed.write, write, "grid.write.mapping",
       "write on a closed map counts bytes that it stores nowhere.")
{
	if (is_closed(call))
		adapter_answer_int(call, (int64_t)adapter_argument(call, "data")->size);
}

MUTANT(closed.write-byte, write_byte, "grid.write_byte.mapping",
       "write_byte on a closed map does nothing and says nothing.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(closed.seek, seek, "grid.seek.mapping",
       "seek on a closed map gives a position.")
{
	if (is_closed(call))
		adapter_answer_int(call, mutant_number(call, "position", 0));
}

MUTANT(closed.tell, tell, "grid.tell.mapping",
       "tell on a closed map gives the last position.")
{
	if (is_closed(call))
		adapter_answer_int(call, (int64_t)mutant_closed(call)->position);
}

MUTANT(closed.size, size, "grid.size.mapping",
       "size on a closed map asks descriptor -1, and reports what the system says.")
{
	if (is_closed(call))
		mutant_refuse(call, "OSError");
}

MUTANT(closed.find, find, "close.use.find",
       "find on a closed map finds nothing.")
{
	if (is_closed(call))
		adapter_answer_int(call, -1);
}

MUTANT(closed.rfind, rfind, "grid.rfind.mapping",
       "rfind on a closed map finds nothing.")
{
	if (is_closed(call))
		adapter_answer_int(call, -1);
}

MUTANT(closed.move, move, "grid.move.mapping",
       "move on a closed map does nothing and says nothing.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(closed.resize, resize, "grid.resize.mapping",
       "resize of a closed map is refused as of a read-only one.")
{
	if (is_closed(call))
		mutant_refuse(call, "TypeError");
}

MUTANT(closed.flush, flush, "grid.flush.mapping",
       "flush of a closed map says that all is written.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(closed.advise, madvise, "grid.madvise.mapping",
       "madvise on a closed map says that it worked.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(closed.seekable, seekable, "close.use.seekable",
       "A closed map is seekable.")
{
	if (is_closed(call))
		adapter_answer_bool(call, true);
}

MUTANT(closed.length, length, "close.use.length",
       "The length of a closed map is 0.")
{
	if (is_closed(call))
		adapter_answer_int(call, 0);
}

MUTANT(closed.item, get_item, "grid.get_item.object",
       "Indexing a closed map raises IndexError, as if it were empty.")
{
	if (is_closed(call))
		mutant_refuse(call, "IndexError");
}

MUTANT(closed.slice, get_slice, "grid.get_slice.object",
       "An empty slice of a closed map gives no bytes.")
{
	if (mutant_closed(call) != NULL &&
	    mutant_number(call, "start", 0) >= mutant_number(call, "stop", INT64_MAX))
		adapter_answer_bytes(call, "", 0);
}

MUTANT(closed.set-item, set_item, "grid.set_item.object",
       "Assigning to an index of a closed map stores into memory that is gone.")
{
	struct mmapobj *m = mutant_closed(call);

	if (m != NULL) {
		((volatile unsigned char *)m->base)[0] = 0;
		adapter_answer_none(call);
	}
}

MUTANT(closed.set-slice, set_slice, "grid.set_slice.object",
       "Assigning to a slice of a closed map does nothing and says nothing.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(closed.closed, closed, "close.closed",
       "closed stays false.")
{
	if (is_closed(call))
		adapter_answer_bool(call, false);
}

MUTANT(closed.region, get_item, "region.released.memory",
       "A released region's memory still has items, all of them 0.")
{
	if (mutant_closed(call) == NULL && mutant_caught(call, "ValueError"))
		adapter_answer_int(call, 0);
}

MUTANT(closed.region-size, region_size, "region.released.size",
       "size() of a released region is refused.")
{
	struct map_region *r = mutant_region(call);

	if (r != NULL && mmapobj_check(map_region_map(r)) != MMAPOBJ_OK)
		mutant_refuse(call, "ValueError");
}
