/* SPDX-License-Identifier: MIT */
#ifndef SIDE_H
#define SIDE_H

/* The benchmark's program of a build folder, or of a checkout, where make builds it first: an absolute
 * path to be freed; NULL after one line on standard error. */
char *side_program(const char *path);

#endif
