/* SPDX-License-Identifier: MIT */
#ifndef KINDS_H
#define KINDS_H

/* Kinds of objects that an adapter names: a text, separated by commas. */

#include "span.h"

/* What that native operation answers. */
static inline const char *kinds_of(const char *native)
{
	const struct answer *a = CALL(native, T(native));

	expect(a->ok && a->value.tag == VALUE_TEXT && a->value.size > 0,
	       "%s: expected a text of names, found %s", asked(a), answered(a));
	return keep_text((const char *)a->value.data, a->value.size);
}

/* Walk them: the next name, or NULL at the end. */
static inline const char *next_kind(const char **rest)
{
	const size_t size = strcspn(*rest, ",");
	const char *kind = keep_text(*rest, size);

	if (size == 0)
		return NULL;
	*rest += size + ((*rest)[size] == ',');
	return kind;
}

#endif
