/* SPDX-License-Identifier: MIT */
#ifndef ADAPTER_POSIX_H
#define ADAPTER_POSIX_H

/* What the files that speak to the system share.  Another system replaces adapter_posix*.c. */

#include "adapter_private.h"

/* Answer OSError with errno; what names the call that set it. */
void posix_refuse(struct adapter_call *call, const char *what);

/* The end of the parent ends this process, where the system can do that. */
void posix_end_with_parent(void);

#endif
