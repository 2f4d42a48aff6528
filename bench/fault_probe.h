/* SPDX-License-Identifier: MIT */
#ifndef FAULT_PROBE_H
#define FAULT_PROBE_H

#include "file.h"

/* How many pages one page fault maps when f, which must be resident, is mapped plainly and one byte
 * of each page is read from front to back.  This shows the hidden state that decides many results:
 * whether the page cache holds f in small or in large folios.  Returns at least 1 or -errno. */
double fault_probe(const struct bench_file *f);

#endif
