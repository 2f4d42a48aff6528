/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>

#include "say.h"

int say(int status, const char *fmt, ...)
{
	va_list ap;

	fputs("mmapspec-bench: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return status;
}
