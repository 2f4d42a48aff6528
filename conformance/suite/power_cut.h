/* SPDX-License-Identifier: MIT */
#ifndef POWER_CUT_H
#define POWER_CUT_H

/* Simulated power cuts.  What was flushed has to survive a power cut, and nothing else tells
 * a flush from a function that does nothing.  Requirements that use this say NEEDS_POWER.
 *
 * A test has an ext4 file system of its own: an image in memory behind a loop device,
 * mounted over the test's folder in a mount namespace that only its process is in.
 * The adapter, which is not in it, reaches the files by way of /proc/PID/root; the paths
 * of new files say so.  A cut shuts the file system down without its log, waits for the
 * adapters to end, and mounts what is left: files that the test made before are then what
 * a machine would find when it comes back.
 *
 *	while (power_sample(4)) {
 *		struct file *f = power_file(2 * page());
 *		struct arg m = map_file(f, WRITE, 0, 0);
 *
 *		fill(m, 0, page(), 'x');
 *		expect_ok(CALL(flush, m));
 *		if (power_cut())
 *			expect_survived(f, 0, page(), 'x');
 *	}
 *
 * Nothing is left behind, whatever is killed: the mount ends with its namespace, the
 * namespace with the process, the loop device with the mount; the image has no name. */

#include "suite.h"

/* Begin the next sample: a mounted file system without files, a fresh adapter, and
 * control pages that were changed and not flushed.  False once wanted samples were good. */
bool power_sample(unsigned wanted);

/* The same for a test that makes no cut. */
void power_begin(void);

/* The number of the running sample, from 0: an index into a table of cases. */
unsigned power_number(void);

/* A pattern file of that size whose bytes and name are on the disk already. */
struct file *power_file(int64_t size);

/* Cut the power and come back.  Handles are gone, files are as the disk has them.
 * False when a control page survived, because the system wrote it back by itself: then
 * the sample says nothing and is taken again; too many of them end the test as an error. */
bool power_cut(void);

/* Only shut the file system down: from here on nothing reaches the disk.  Sample and
 * adapter go on. */
void power_shut_down(void);

/* Put the image onto a disk of its own that can run full; called before the first sample.
 * The other one fills that disk: no block that the image has not used yet can be written. */
void power_small_disk(void);
void power_fill_disk(void);

/* From offset on size bytes are that byte: what was flushed is there after the cut. */
void expect_survived(const struct file *f, int64_t offset, int64_t size, unsigned char byte);

/* NULL when all of this can be done in dir, else why not: tried once, in a child. */
const char *power_probe(const char *dir);

#endif
