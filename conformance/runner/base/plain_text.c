/* SPDX-License-Identifier: MIT */
#include "base/plain_text.h"

void plain_append(struct line *out, const char *text)
{
	for (; text != NULL && *text != '\0'; text++) {
		bool c1 = (unsigned char)text[0] == 0xc2 && ((unsigned char)text[1] & 0xe0) == 0x80;

		/* U+0080 to U+009F are controls too. */
		text += c1;
		if (c1 || (unsigned char)*text < ' ' || *text == 0x7f)
			line_append(out, " ", 1);
		else
			line_append(out, text, 1);
	}
}

const char *plain_of(const struct line *line)
{
	return line->text != NULL ? line->text : "";
}

size_t plain_width(const char *text)
{
	size_t width = 0;

	for (; *text != '\0'; text++)
		width += ((unsigned char)*text & 0xc0) != 0x80;
	return width;
}
