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
KIND(kind.read-only-write, write, "grid.write.mapping", "TypeError", "ValueError",
     "write on a read-only map raises ValueError.")
KIND(kind.read-only-resize, resize, "grid.resize.mapping", "TypeError", "ValueError",
     "resize of a read-only map raises ValueError.")
KIND(kind.copy-resize, resize, "grid.resize.mapping", "TypeError", "OSError",
     "resize of a copy-on-write map is refused by the system.")
KIND(kind.read-only-move, move, "grid.move.mapping", "TypeError", "ValueError",
     "move on a read-only map raises ValueError.")
KIND(kind.index, get_item, "grid.get_item.index", "IndexError", "ValueError",
     "An index outside the map raises ValueError.")
KIND(kind.write-too-long, write, "grid.write.data", "ValueError", "IndexError",
     "A write that does not fit raises IndexError.")
KIND(kind.access-unknown, map_fd, "grid.map_fd.access", "ValueError", "TypeError",
     "An unknown access raises TypeError.")
KIND(kind.needle-type, find, "grid.find.data", "TypeError", "ValueError",
     "A search for a text raises ValueError.")
KIND(kind.data-type, write, "grid.write.data", "TypeError", "BufferError",
     "A write of a text raises BufferError.")
KIND(kind.closed-read, read, "grid.read.mapping", "ValueError", "OSError",
     "read on a closed map raises OSError.")
KIND(kind.number-lost, map_fd, "constant.error.number", "OSError", "OSError",
     "The error of a constructor that the system refuses has no number.")
KIND(kind.seek-outside, seek, "grid.seek.position", "ValueError", "IndexError",
     "seek past the end raises IndexError.")
KIND(kind.region-missing, region_open, "region.open.missing", "OSError", "ValueError",
     "A path where no file is raises ValueError.")
KIND(kind.read-byte-at-end, read_byte, "grid.read_byte.mapping", "ValueError", "IndexError",
     "read_byte at the end raises IndexError.")
KIND(kind.delete-outside, native, "item.delete.outside", "IndexError", "TypeError",
     "Deleting an item outside the map raises TypeError.")
/* clang-format on */
