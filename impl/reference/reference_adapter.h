/* SPDX-License-Identifier: MIT */
#ifndef REFERENCE_ADAPTER_H
#define REFERENCE_ADAPTER_H

/* The reference as an implementation under test: libmmapobj, its regions and its Go
 * maps behind the protocol's operations. */

#include "adapter.h"

/* The claim of that edition, by the rules of this system. */
#ifdef _WIN32
#	define REFERENCE_CLAIM(version) "python " version " windows"
#else
#	define REFERENCE_CLAIM(version) "python " version " unix"
#endif

/* The adapter that the program's arguments ask for:
 *
 *   --edition 2.4|3.9|3.13   the edition of the Python document (3.13)
 *   --granularity BYTES      demand and report this allocation granularity, a
 *                            multiple of the system's
 *
 * NULL, after a line on standard error, for any other argument.  There is one adapter:
 * a second call changes the first one's. */
const struct adapter *reference_adapter(int argc, char **argv);

#endif
