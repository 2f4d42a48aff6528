/* SPDX-License-Identifier: MIT
 *
 * Verdicts with words of their own; whoever has verdict() can use them. */
#include "test_memory.h"
#include "verdict.h"

/* The same three times, since the words of a variadic function cannot be passed on. */
#define END_AS(status)                                                                             \
	va_list list;                                                                              \
                                                                                                   \
	va_start(list, format);                                                                    \
	verdict(status, keep_formatted(format, list))

void fail(const char *format, ...)
{
	END_AS("fail");
}

void skip(const char *format, ...)
{
	END_AS("skip");
}

void broken(const char *format, ...)
{
	END_AS("error");
}
