/* SPDX-License-Identifier: MIT */
#include "base/messages.h"

#include <stdarg.h>
#include <stdio.h>

static const char *name = "mmapspec";

void complain_as(const char *program)
{
	name = program;
}

int complain(const char *format, ...)
{
	va_list list;

	fflush(stdout);
	fprintf(stderr, "%s: ", name);
	va_start(list, format);
	vfprintf(stderr, format, list);
	va_end(list);
	fputc('\n', stderr);
	return EXIT_USAGE;
}
