/* SPDX-License-Identifier: MIT */
#ifndef ADAPTER_POSIX_H
#define ADAPTER_POSIX_H

/* What the files that speak to the system share.  Another system replaces adapter_posix*.c. */

#include "adapter_private.h"

/* The descriptor that requests come from. */
int posix_requests(void);

/* From now on the descriptor 0 is a file's, and not the /dev/null of adapter_os_start(). */
void posix_give_zero(void);

/* The end of the parent ends this process, where the system can do that. */
void posix_end_with_parent(void);

#endif
