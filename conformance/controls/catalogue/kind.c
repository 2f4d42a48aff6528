/* SPDX-License-Identifier: MIT
 *
 * Errors of the wrong kind, or without what they should carry. */
#include "../mutant.h"

MUTANT(read_only_write,
	.name = "kind.read-only-write",
	.killer = "write.bytes.read-only",
	.about = OP_write,
	.fault = "write on a read-only map raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(read_only_resize,
	.name = "kind.read-only-resize",
	.killer = "resize.read-only.refused",
	.about = OP_resize,
	.fault = "resize of a read-only map raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(copy_resize,
	.name = "kind.copy-resize",
	.killer = "resize.copy.refused",
	.about = OP_resize,
	.fault = "resize of a copy-on-write map is refused by the system.")
{
	mutant_rename(call, "TypeError", "OSError");
}

MUTANT(read_only_move,
	.name = "kind.read-only-move",
	.killer = "move.access.read",
	.about = OP_move,
	.fault = "move on a read-only map raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(index,
	.name = "kind.index",
	.killer = "item.get.outside",
	.about = OP_get_item,
	.fault = "An index outside the map raises ValueError.")
{
	mutant_rename(call, "IndexError", "ValueError");
}

MUTANT(write_too_long,
	.name = "kind.write-too-long",
	.killer = "write.too-long.kind",
	.about = OP_write,
	.fault = "A write that does not fit raises IndexError.")
{
	mutant_rename(call, "ValueError", "IndexError");
}

MUTANT(access_unknown,
	.name = "kind.access-unknown",
	.killer = "map.access.unknown",
	.about = OP_map_fd,
	.fault = "An unknown access raises TypeError.")
{
	mutant_rename(call, "ValueError", "TypeError");
}

MUTANT(needle_type,
	.name = "kind.needle-type",
	.killer = "find.needle.type",
	.about = OP_find,
	.fault = "A search for a text raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(data_type,
	.name = "kind.data-type",
	.killer = "write.data.type",
	.about = OP_write,
	.fault = "A write of a text raises BufferError.")
{
	mutant_rename(call, "TypeError", "BufferError");
}

MUTANT(closed_read,
	.name = "kind.closed-read",
	.killer = "close.use.read",
	.about = OP_read,
	.fault = "read on a closed map raises OSError.")
{
	mutant_rename(call, "ValueError", "OSError");
}

MUTANT(number_lost,
	.name = "kind.number-lost",
	.killer = "constant.error.number",
	.about = OP_map_fd,
	.fault = "The error of a constructor that the system refuses has no number.")
{
	mutant_rename(call, "OSError", "OSError");
}

MUTANT(seek_outside,
	.name = "kind.seek-outside",
	.killer = "seek.outside.kind",
	.about = OP_seek,
	.fault = "seek past the end raises IndexError.")
{
	mutant_rename(call, "ValueError", "IndexError");
}

MUTANT(region_missing,
	.name = "kind.region-missing",
	.killer = "region.open.missing",
	.about = OP_region_open,
	.fault = "A path where no file is raises ValueError.")
{
	mutant_rename(call, "OSError", "ValueError");
}

MUTANT(at_end,
	.name = "kind.read-byte-at-end",
	.killer = "read.byte.at-end-kind",
	.about = OP_read_byte,
	.fault = "read_byte at the end raises IndexError.")
{
	mutant_rename(call, "ValueError", "IndexError");
}
