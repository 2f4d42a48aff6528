/* SPDX-License-Identifier: MIT
 *
 * Failures that nobody looks at. */
#include "../mutant.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

MUTANT(resize,
	.name = "unchecked.resize",
	.killer = "resize.failed.no-address-space",
	.about = OP_resize,
	.fault = "resize does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(resize_truncate,
	.name = "unchecked.resize-truncate",
	.killer = "resize.hostile.refused",
	.about = OP_resize,
	.fault = "resize takes every size for one that fits.")
{
	mutant_ignore(call, "ValueError");
}

MUTANT(flush,
	.name = "unchecked.flush",
	.killer = "flush.offset.unaligned",
	.about = OP_flush,
	.fault = "flush does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(advise,
	.name = "unchecked.advise",
	.killer = "advise.start.unaligned",
	.about = OP_madvise,
	.fault = "madvise does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(lock,
	.name = "unchecked.lock",
	.killer = "go.lock.limit",
	.about = OP_lock,
	.fault = "Lock does not look at what the system answers.")
{
	mutant_ignore(call, "OSError");
}

MUTANT(map_descriptor,
	.name = "unchecked.map-descriptor",
	.killer = "constant.error.number",
	.about = OP_map_fd,
	.fault = "A descriptor that is none gives anonymous memory.")
{
	mutant_real(call);
	if (!mutant_failed(call, "OSError") || mutant_number(call, "length", 1) == 0)
		return;
	mutant_retract(call);
	mutant_set_int(call, "fileno", -1);
	mutant_omit(call, "offset");
	mutant_real(call);
}

MUTANT(map_access,
	.name = "unchecked.map-access",
	.killer = "map.descriptor.update",
	.about = OP_map_fd,
	.fault = "A map that may not write through is made as a copy, without a word.")
{
	mutant_real(call);
	if (!mutant_failed(call, "OSError"))
		return;
	mutant_retract(call);
	mutant_set_int(call, "access", MMAPOBJ_ACCESS_COPY);
	mutant_real(call);
}

MUTANT(go_access,
	.name = "unchecked.go-access",
	.killer = "go.rdwr.read-only-file",
	.about = OP_go_map,
	.fault = "RDWR on a file opened for reading is made as RDONLY.")
{
	mutant_real(call);
	if (!mutant_failed(call, "OSError"))
		return;
	mutant_retract(call);
	mutant_set_int(call, "prot", GO_MAP_RDONLY);
	mutant_real(call);
}

MUTANT(size,
	.name = "unchecked.size",
	.killer = "map.trackfd.size",
	.about = OP_size,
	.fault = "size gives 0 where it has no descriptor to ask.")
{
	mutant_real(call);
	if (mutant_failed(call, "OSError")) {
		mutant_retract(call);
		adapter_answer_int(call, 0);
	}
}

/* What is no region: every question about it is refused. */
static const struct adapter_class empty_class = { "empty region", NULL };

MUTANT(region_missing,
	.name = "unchecked.region-missing",
	.killer = "region.open.missing",
	.about = OP_region_open,
	.fault = "A path where no file is makes a region of memory that has none.")
{
	mutant_real(call);
	if (!mutant_failed(call, "OSError") || adapter_argument(call, "target")->tag != VALUE_BYTES)
		return;
	mutant_retract(call);
	adapter_keep(call, &empty_class, (void *)&empty_class);
}

MUTANT(region_memory,
	.name = "unchecked.region-memory",
	.killer = "region.open.no-memory",
	.about = OP_region_open,
	.fault = "A region that does not fit the address space has one page.")
{
	mutant_real(call);
	if (!mutant_failed(call, "OSError"))
		return;
	mutant_retract(call);
	mutant_set_int(call, "size", adapter_os_page());
	mutant_real(call);
}

MUTANT(offset,
	.name = "unchecked.go-offset",
	.killer = "go.region.offset-unaligned",
	.about = OP_go_map_region,
	.fault = "A map that the system refuses for its offset begins at 0.")
{
	mutant_real(call);
	if (!mutant_failed(call, "OSError"))
		return;
	mutant_retract(call);
	mutant_set_int(call, "offset", 0);
	mutant_real(call);
}
