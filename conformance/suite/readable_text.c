/* SPDX-License-Identifier: MIT
 *
 * Bytes as text that a terminal shows and that can be told from other bytes. */
#include "readable_lines_private.h"

#include <string.h>

/* How many bytes the UTF-8 character at p has; 0 when it is none, or a control. */
static size_t character_size(const unsigned char *p, size_t left)
{
	static const unsigned char least[] = { 0, 0x20, 0xc2, 0xe0, 0xf0 };
	size_t size = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;

	if (size > left || *p < least[size] || *p > 0xf4 || *p == 0x7f)
		return 0;
	for (size_t i = 1; i < size; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((*p == 0xc2 && p[1] < 0xa0) || (*p == 0xe0 && p[1] < 0xa0) ||
	    (*p == 0xed && p[1] > 0x9f) || (*p == 0xf0 && p[1] < 0x90) ||
	    (*p == 0xf4 && p[1] > 0x8f))
		return 0;
	return size;
}

/* The letter after the backslash in \n, \t and \r; else NUL. */
static char short_escape(unsigned char c)
{
	static const char from[] = "\n\t\r", to[] = "ntr";
	const char *found = c != '\0' ? strchr(from, c) : NULL;

	return found != NULL ? to[found - from] : '\0';
}

bool show_printable(const unsigned char *p, size_t size)
{
	size_t n;

	for (; size > 0; p += n, size -= n) {
		n = short_escape(*p) != '\0' ? 1 : character_size(p, size);
		if (n == 0)
			return false;
	}
	return true;
}

/* One character, or an escape for one byte; returns its size.  quoted: quotes and backslashes
 * are escaped too. */
static size_t show_character(struct line *out, const unsigned char *p, size_t left, bool quoted)
{
	size_t size = character_size(p, left);

	if (size != 0) {
		if (quoted && (*p == '"' || *p == '\\'))
			line_text(out, "\\");
		line_append(out, (const char *)p, size);
		return size;
	}
	if (short_escape(*p) != '\0')
		line_format(out, "\\%c", short_escape(*p));
	else
		line_format(out, "\\x%02x", *p);
	return 1;
}

/* At most about that many bytes; true when that is all of them. */
static bool show_some(struct line *out, const unsigned char *p, size_t size, size_t most,
                      bool quoted)
{
	size_t at = 0;

	while (at < size && at < most)
		at += show_character(out, p + at, size - at, quoted);
	if (at < size)
		line_text(out, "...");
	return at == size;
}

void show_text(struct line *out, const void *text, size_t size)
{
	if (!show_some(out, text, size, TEXT_SHOWN, false))
		line_format(out, "(%zu bytes)", size);
}

void show_quoted(struct line *out, const void *text, size_t size, size_t most)
{
	bool all;

	line_text(out, "\"");
	all = show_some(out, text, size, most, true);
	line_text(out, "\"");
	if (!all)
		line_format(out, "(%zu bytes)", size);
}

void show_line(struct line *out, const char *line)
{
	show_quoted(out, line, strlen(line), TEXT_SHOWN);
}
