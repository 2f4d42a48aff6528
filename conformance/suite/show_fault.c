/* SPDX-License-Identifier: MIT
 *
 * Why a word is no value, by what it begins like. */
#include "show_private.h"

#include <string.h>

static const char *rule(const char *word, size_t size)
{
	static const struct {
		const char *prefix, *rule;
	} rules[] = {
		{ "b:", "b: is followed by hexadecimal digits, two for each byte" },
		{ "b.", "b.KIND: takes the kinds bytearray, memoryview, array and strided, and "
			"hexadecimal digits" },
		{ "t:",
		  "in a text, %, comma, ] and every byte up to 32 or from 127 are written %XX" },
		{ "f:", "f: is followed by a decimal number" },
		{ "@", "a handle is @ and a positive decimal number" },
		{ "w:", "w: takes the names list, dict, object, function and file" },
		{ "[", "a list is [VALUE,VALUE,...] without blanks" },
	};

	for (size_t i = 0; i < COUNT(rules); i++) {
		size_t n = strlen(rules[i].prefix);

		if (size >= n && memcmp(word, rules[i].prefix, n) == 0)
			return rules[i].rule;
	}
	if (size > 0 && strchr("+-0123456789", *word) != NULL)
		return "an integer is decimal, without + and without leading zeros";
	return "a value is none, true, false, a decimal integer, or begins with b: t: f: @ or [";
}

void show_fault(struct line *out, const char *word, size_t size)
{
	show_quoted(out, word, size, TEXT_SHOWN);
	line_format(out, " is no value: %s (\"Values\" in impl/protocol/README.md)", rule(word, size));
}
