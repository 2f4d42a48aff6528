/* SPDX-License-Identifier: MIT
 *
 * Errors of the wrong kind, or without what they should carry. */
#include "../mutant.h"

/* The error of that kind is of another kind, and has no number. */
#define KIND(id, operation, killer, right, wrong, fault)                                           \
	MUTANT(id, operation, killer, fault)                                                       \
	{                                                                                          \
		mutant_rename(call, right, wrong);                                                 \
	}

/* The ids below are no C. */
/* clang-format off */
KIND(kind.read-only-write, write, "write.bytes.read-only", "TypeError", "ValueError",
     "write on a read-only map raises ValueError.")
KIND(kind.read-only-resize, resize, "resize.read-only.refused", "TypeError", "ValueError",
     "resize of a read-only map raises ValueError.")
KIND(kind.copy-resize, resize, "resize.copy.refused", "TypeError", "OSError",
     "resize of a copy-on-write map is refused by the system.")
KIND(kind.read-only-move, move, "move.access.read", "TypeError", "ValueError",
     "move on a read-only map raises ValueError.")
KIND(kind.index, get_item, "item.get.outside", "IndexError", "ValueError",
     "An index outside the map raises ValueError.")
KIND(kind.write-too-long, write, "write.too-long.kind", "ValueError", "IndexError",
     "A write that does not fit raises IndexError.")
KIND(kind.access-unknown, map_fd, "map.access.unknown", "ValueError", "TypeError",
     "An unknown access raises TypeError.")
KIND(kind.needle-type, find, "find.needle.type", "TypeError", "ValueError",
     "A search for a text raises ValueError.")
KIND(kind.data-type, write, "write.data.type", "TypeError", "BufferError",
     "A write of a text raises BufferError.")
KIND(kind.closed-read, read, "close.use.read", "ValueError", "OSError",
     "read on a closed map raises OSError.")
KIND(kind.number-lost, map_fd, "constant.error.number", "OSError", "OSError",
     "The error of a constructor that the system refuses has no number.")
KIND(kind.seek-outside, seek, "seek.outside.kind", "ValueError", "IndexError",
     "seek past the end raises IndexError.")
KIND(kind.region-missing, region_open, "region.open.missing", "OSError", "ValueError",
     "A path where no file is raises ValueError.")
KIND(kind.read-byte-at-end, read_byte, "read.byte.at-end-kind", "ValueError", "IndexError",
     "read_byte at the end raises IndexError.")
KIND(kind.delete-outside, native, "item.delete.outside", "IndexError", "TypeError",
     "Deleting an item outside the map raises TypeError.")
/* clang-format on */
