/* SPDX-License-Identifier: MIT */
#ifndef COUNTERS_H
#define COUNTERS_H

#include <stdint.h>

/* What the kernel has charged to this process since it started. */
struct counters {
	double user_s, system_s;
	uint64_t minor_faults, major_faults;
	uint64_t device_bytes; /* read from block devices (network file systems may charge none) */
};

void counters_read(struct counters *c);

#endif
