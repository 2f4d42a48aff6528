/* SPDX-License-Identifier: MIT
 *
 * Adapters without documents: the reference for reading alone, and any adapter without its
 * claims. */
#include "control.h"
#include "mutant.h"

#include <sys/stat.h>

/* The constructor of the reference, and whether whole files are all that is mapped. */
static adapter_operation *map_fd;
static bool whole_outputs;

static bool is_whole(struct adapter_call *call, int fd)
{
	int64_t length = mutant_number(call, "length", 0);
	struct stat st;

	return mutant_number(call, "offset", 0) == 0 &&
	       (length == 0 || (fstat(fd, &st) == 0 && length == st.st_size));
}

static void map_to_read(struct adapter_call *call)
{
	int fd;

	if (!adapter_descriptor(call, "fileno", &fd))
		return;
	if (fd == -1 || (mutant_given(call, "access") && mutant_number(call, "access", 0) != 1)) {
		adapter_error(call, "Unsupported", 0, "control", "read-only");
	} else if (whole_outputs && !is_whole(call, fd)) {
		adapter_error(call, "Unsupported", 0, "control", "whole files only");
	} else {
		mutant_set_int(call, "access", 1);
		map_fd(call);
	}
}

const struct adapter *control_reading(const struct adapter *base, bool whole)
{
	static struct adapter adapter;

	map_fd = base->operations.map_fd;
	whole_outputs = whole;
	adapter = (struct adapter){
		.name = "control",
		.version = whole ? "read-only-whole" : "read-only",
		.language = "C",
		.operations = {
			.map_fd = map_to_read,
			.close = base->operations.close,
			.length = base->operations.length,
			.get_item = base->operations.get_item,
			.get_slice = base->operations.get_slice,
			.destroy = base->operations.destroy,
		},
	};
	return &adapter;
}

const struct adapter *control_bare(const struct adapter *base)
{
	static struct adapter adapter;

	adapter = *base;
	adapter.claims = NULL;
	return &adapter;
}
