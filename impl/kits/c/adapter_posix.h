/* SPDX-License-Identifier: MIT */
#ifndef ADAPTER_POSIX_H
#define ADAPTER_POSIX_H

/* What the files that speak to the system share.  Another system replaces adapter_posix*.c. */

#include "adapter_private.h"

/* Answer OSError with errno; what names the call that set it. */
void posix_refuse(struct adapter_call *call, const char *what);

/* The descriptor that requests come from. */
int posix_requests(void);

/* Is the descriptor 0 still the /dev/null that adapter_os_start() put there?  From
 * posix_give_zero() on it is a file's. */
bool posix_zero_is_null(void);
void posix_give_zero(void);

/* The end of the parent ends this process, where the system can do that. */
void posix_end_with_parent(void);

#endif
