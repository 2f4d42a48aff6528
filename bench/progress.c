/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "progress.h"

static size_t done, total;
static time_t started;

void progress_start(size_t nsteps)
{
	done = 0;
	total = isatty(STDERR_FILENO) ? nsteps : 0;
	started = time(NULL);
}

void progress_step(void)
{
	time_t spent = time(NULL) - started;

	if (total == 0)
		return;
	fprintf(stderr, "\r\033[Krepetition %zu of %zu", done + 1, total);
	if (done > 0)
		fprintf(stderr, ", about %zu s left", (size_t)spent * (total - done) / done);
	done++;
}

void progress_end(void)
{
	if (total != 0)
		fputs("\r\033[K", stderr);
	total = 0;
}
