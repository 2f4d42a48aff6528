/* SPDX-License-Identifier: MIT
 *
 * Errors of the wrong kind, or without what they should carry. */
#include "../mutant.h"

MUTANT(kind.read-only-write, write, "write.bytes.read-only",
       "write on a read-only map raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(kind.read-only-resize, resize, "resize.read-only.refused",
       "resize of a read-only map raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(kind.copy-resize, resize, "resize.copy.refused",
       "resize of a copy-on-write map is refused by the system.")
{
	mutant_rename(call, "TypeError", "OSError");
}

MUTANT(kind.read-only-move, move, "move.access.read",
       "move on a read-only map raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(kind.index, get_item, "item.get.outside",
       "An index outside the map raises ValueError.")
{
	mutant_rename(call, "IndexError", "ValueError");
}

MUTANT(kind.write-too-long, write, "write.too-long.kind",
       "A write that does not fit raises IndexError.")
{
	mutant_rename(call, "ValueError", "IndexError");
}

MUTANT(kind.access-unknown, map_fd, "map.access.unknown",
       "An unknown access raises TypeError.")
{
	mutant_rename(call, "ValueError", "TypeError");
}

MUTANT(kind.needle-type, find, "find.needle.type",
       "A search for a text raises ValueError.")
{
	mutant_rename(call, "TypeError", "ValueError");
}

MUTANT(kind.data-type, write, "write.data.type",
       "A write of a text raises BufferError.")
{
	mutant_rename(call, "TypeError", "BufferError");
}

MUTANT(kind.closed-read, read, "close.use.read",
       "read on a closed map raises OSError.")
{
	mutant_rename(call, "ValueError", "OSError");
}

MUTANT(kind.number-lost, map_fd, "constant.error.number",
       "The error of a constructor that the system refuses has no number.")
{
	mutant_rename(call, "OSError", "OSError");
}

MUTANT(kind.seek-outside, seek, "seek.outside.kind",
       "seek past the end raises IndexError.")
{
	mutant_rename(call, "ValueError", "IndexError");
}

MUTANT(kind.region-missing, region_open, "region.open.missing",
       "A path where no file is raises ValueError.")
{
	mutant_rename(call, "OSError", "ValueError");
}

MUTANT(kind.read-byte-at-end, read_byte, "read.byte.at-end-kind",
       "read_byte at the end raises IndexError.")
{
	mutant_rename(call, "ValueError", "IndexError");
}
