/* SPDX-License-Identifier: MIT */
#include "output_markup.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

/* Write a character that cannot stand as it is; returns how many bytes of text it took,
 * or 0 when it can. */
static size_t write_special(FILE *out, const char *text)
{
	static const char specials[] = "&<>\"'";
	static const char *const names[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
	const char *special = strchr(specials, *text);
	unsigned char c = (unsigned char)*text;

	if (special != NULL) {
		fputs(names[special - specials], out);
		return 1;
	}
	if (c < ' ' && c != '\n' && c != '\t') {
		fprintf(out, "\\x%02x", c);
		return 1;
	}
	/* U+FFFE and U+FFFF are no characters of XML. */
	if (strncmp(text, "\xef\xbf\xbe", 3) == 0 || strncmp(text, "\xef\xbf\xbf", 3) == 0) {
		fputs("&#65533;", out);
		return 3;
	}
	return 0;
}

void markup_text(FILE *out, const char *text)
{
	while (text != NULL && *text != '\0') {
		size_t taken = write_special(out, text);

		if (taken == 0)
			fputc(*text++, out);
		text += taken;
	}
}

/* Write the argument for the directive at; returns the directive's last character. */
static const char *write_argument(FILE *out, const char *at, va_list *list)
{
	if (*at == 's')
		markup_text(out, va_arg(*list, const char *));
	else if (*at == 'd')
		fprintf(out, "%d", va_arg(*list, int));
	else if (strncmp(at, "zu", 2) == 0)
		fprintf(out, "%zu", va_arg(*list, size_t)), at++;
	else if (strncmp(at, ".1f", 3) == 0)
		fprintf(out, "%.1f", va_arg(*list, double)), at += 2;
	else if (strncmp(at, ".3f", 3) == 0)
		fprintf(out, "%.3f", va_arg(*list, double)), at += 2;
	else
		fputc(*at, out), assert(*at == '%');
	return at;
}

void markup(FILE *out, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	for (const char *at = format; *at != '\0'; at++) {
		if (*at == '%')
			at = write_argument(out, at + 1, &list);
		else
			fputc(*at, out);
	}
	va_end(list);
}
