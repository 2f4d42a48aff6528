/* SPDX-License-Identifier: MIT
 *
 * Failures that nobody looks at. */
#include "../mutant.h"

MUTANT(unchecked.resize, resize, "resize.failed.no-address-space",
       "resize does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(unchecked.resize-truncate, resize, "resize.hostile.refused",
       "resize takes every size for one that fits.")
{
	mutant_ignore(call, "ValueError");
}

MUTANT(unchecked.flush, flush, "grid.flush.offset",
       "flush does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(unchecked.advise, madvise, "grid.madvise.start",
       "madvise does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(unchecked.lock, lock, "go.lock.limit",
       "Lock does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(unchecked.map-descriptor, map_fd, "constant.error.number",
       "A descriptor that is none gives anonymous memory.")
{
	if (mutant_number(call, "length", 1) != 0 && mutant_caught(call, "OSError")) {
		mutant_set_int(call, "fileno", -1);
		mutant_omit(call, "offset");
	}
}

MUTANT(unchecked.map-access, map_fd, "map.descriptor.update",
       "A map that may not write through is made as a copy, without a word.")
{
	if (mutant_caught(call, "OSError"))
		mutant_set_int(call, "access", MMAPOBJ_ACCESS_COPY);
}

MUTANT(unchecked.go-access, go_map, "go.rdwr.read-only-file",
       "RDWR on a file opened for reading is made as RDONLY.")
{
	if (mutant_caught(call, "OSError"))
		mutant_set_int(call, "prot", GO_MAP_RDONLY);
}

MUTANT(unchecked.size, size, "map.trackfd.size",
       "size gives 0 where it has no descriptor to ask.")
{
	if (mutant_caught(call, "OSError"))
		adapter_answer_int(call, 0);
}

MUTANT(unchecked.region-missing, region_open, "region.open.missing",
       "A path where no file is makes a region of memory that has none.")
{
	if (adapter_argument(call, "target")->tag == VALUE_BYTES && mutant_caught(call, "OSError"))
		mutant_answer_empty_region(call);
}

MUTANT(unchecked.region-memory, region_open, "region.open.no-memory",
       "A region that does not fit the address space has one page.")
{
	if (mutant_caught(call, "OSError"))
		mutant_set_int(call, "size", adapter_os_page());
}

MUTANT(unchecked.go-offset, go_map_region, "go.region.offset-unaligned",
       "A map that the system refuses for its offset begins at 0.")
{
	if (mutant_caught(call, "OSError"))
		mutant_set_int(call, "offset", 0);
}
