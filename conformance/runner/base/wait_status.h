/* SPDX-License-Identifier: MIT */
#ifndef BASE_WAIT_STATUS_H
#define BASE_WAIT_STATUS_H

/* What waitpid() tells of an end: "killed by SIGBUS" or "ended with status 3".  The text remains
 * until the next call. */
const char *status_text(int status);

/* "SIGBUS", or "signal 70" for one without a name; as long as the text of status_text(). */
const char *signal_name(int number);

#endif
