/* SPDX-License-Identifier: MIT */
#ifndef PLACE_H
#define PLACE_H

/* Where a file lies: the file system, its device, its read-ahead. */
struct place {
	char type[32]; /* of the file system, such as ext4 */
	char options[256];
	char source[128];
	char read_ahead[32]; /* in KiB */
};

/* Describe the place of fd.  What cannot be found out is "unknown". */
void place_of(int fd, struct place *p);

/* Non-zero if files there live in memory alone, so that nothing can be evicted. */
int place_is_memory(const struct place *p);

#endif
