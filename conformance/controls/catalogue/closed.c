/* SPDX-License-Identifier: MIT
 *
 * Maps that go on answering after they were closed. */
#include "../mutant.h"

/* True for a closed mapping; otherwise the operation has been done. */
static bool is_closed(struct adapter_call *call)
{
	if (mutant_closed(call) != NULL)
		return true;
	mutant_real(call);
	return false;
}

MUTANT(read,
	.name = "closed.read",
	.killer = "close.use.read",
	.about = OP_read,
	.fault = "read on a closed map gives no bytes.")
{
	if (is_closed(call))
		adapter_answer_bytes(call, "", 0);
}

MUTANT(readline,
	.name = "closed.readline",
	.killer = "close.use.readline",
	.about = OP_readline,
	.fault = "readline on a closed map gives no bytes.")
{
	if (is_closed(call))
		adapter_answer_bytes(call, "", 0);
}

MUTANT(read_byte,
	.name = "closed.read-byte",
	.killer = "close.use.read-byte",
	.about = OP_read_byte,
	.fault = "read_byte on a closed map reads memory that is gone.")
{
	struct mmapobj *m;

	if (is_closed(call)) {
		m = mutant_closed(call);
		adapter_answer_int(call, ((volatile unsigned char *)m->base)[m->position]);
	}
}

MUTANT(write,
	.name = "closed.write",
	.killer = "close.use.write",
	.about = OP_write,
	.fault = "write on a closed map counts bytes that it stores nowhere.")
{
	if (is_closed(call))
		adapter_answer_int(call, (int64_t)adapter_argument(call, "data")->size);
}

MUTANT(write_byte,
	.name = "closed.write-byte",
	.killer = "close.use.write-byte",
	.about = OP_write_byte,
	.fault = "write_byte on a closed map does nothing and says nothing.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(seek,
	.name = "closed.seek",
	.killer = "close.use.seek",
	.about = OP_seek,
	.fault = "seek on a closed map gives a position.")
{
	if (is_closed(call))
		adapter_answer_int(call, mutant_number(call, "position", 0));
}

MUTANT(tell,
	.name = "closed.tell",
	.killer = "close.use.tell",
	.about = OP_tell,
	.fault = "tell on a closed map gives the last position.")
{
	if (is_closed(call))
		adapter_answer_int(call, (int64_t)mutant_closed(call)->position);
}

MUTANT(size,
	.name = "closed.size",
	.killer = "close.use.size",
	.about = OP_size,
	.fault = "size on a closed map asks descriptor -1, and reports what the system says.")
{
	if (is_closed(call))
		mutant_refuse(call, "OSError");
}

MUTANT(find,
	.name = "closed.find",
	.killer = "close.use.find",
	.about = OP_find,
	.fault = "find on a closed map finds nothing.")
{
	if (is_closed(call))
		adapter_answer_int(call, -1);
}

MUTANT(rfind,
	.name = "closed.rfind",
	.killer = "close.use.rfind",
	.about = OP_rfind,
	.fault = "rfind on a closed map finds nothing.")
{
	if (is_closed(call))
		adapter_answer_int(call, -1);
}

MUTANT(move,
	.name = "closed.move",
	.killer = "close.use.move",
	.about = OP_move,
	.fault = "move on a closed map does nothing and says nothing.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(resize,
	.name = "closed.resize",
	.killer = "close.use.resize",
	.about = OP_resize,
	.fault = "resize of a closed map is refused as of a read-only one.")
{
	if (is_closed(call))
		mutant_refuse(call, "TypeError");
}

MUTANT(flush,
	.name = "closed.flush",
	.killer = "close.use.flush",
	.about = OP_flush,
	.fault = "flush of a closed map says that all is written.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(advise,
	.name = "closed.advise",
	.killer = "close.use.madvise",
	.about = OP_madvise,
	.fault = "madvise on a closed map says that it worked.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(seekable,
	.name = "closed.seekable",
	.killer = "close.use.seekable",
	.about = OP_seekable,
	.fault = "A closed map is seekable.")
{
	if (is_closed(call))
		adapter_answer_bool(call, true);
}

MUTANT(length,
	.name = "closed.length",
	.killer = "close.use.length",
	.about = OP_length,
	.fault = "The length of a closed map is 0.")
{
	if (is_closed(call))
		adapter_answer_int(call, 0);
}

MUTANT(item,
	.name = "closed.item",
	.killer = "close.use.index",
	.about = OP_get_item,
	.fault = "Indexing a closed map raises IndexError, as if it were empty.")
{
	if (is_closed(call))
		mutant_refuse(call, "IndexError");
}

MUTANT(slice,
	.name = "closed.slice",
	.killer = "close.use.slice",
	.about = OP_get_slice,
	.fault = "An empty slice of a closed map gives no bytes.")
{
	if (mutant_closed(call) != NULL &&
	    mutant_number(call, "start", 0) >= mutant_number(call, "stop", INT64_MAX))
		adapter_answer_bytes(call, "", 0);
	else
		mutant_real(call);
}

MUTANT(set_item,
	.name = "closed.set-item",
	.killer = "close.use.assign-index",
	.about = OP_set_item,
	.fault = "Assigning to an index of a closed map stores into memory that is gone.")
{
	struct mmapobj *m;

	if (is_closed(call)) {
		m = mutant_closed(call);
		((volatile unsigned char *)m->base)[0] = 0;
		adapter_answer_none(call);
	}
}

MUTANT(set_slice,
	.name = "closed.set-slice",
	.killer = "close.use.assign-slice",
	.about = OP_set_slice,
	.fault = "Assigning to a slice of a closed map does nothing and says nothing.")
{
	if (is_closed(call))
		adapter_answer_none(call);
}

MUTANT(closed,
	.name = "closed.closed",
	.killer = "close.closed",
	.about = OP_closed,
	.fault = "closed stays false.")
{
	if (is_closed(call))
		adapter_answer_bool(call, false);
}

MUTANT(region,
	.name = "closed.region",
	.killer = "region.released.memory",
	.about = OP_get_item,
	.fault = "A released region's memory still has items, all of them 0.")
{
	mutant_real(call);
	if (mutant_failed(call, "ValueError") && mutant_closed(call) == NULL) {
		mutant_retract(call);
		adapter_answer_int(call, 0);
	}
}
