/* SPDX-License-Identifier: MIT
 *
 * Searches for needles that are empty, too long or awkward. */
#include "../mutant.h"

#include <string.h>

static size_t needle_size(struct adapter_call *call)
{
	const struct value *data = adapter_argument(call, "data");

	return data->tag == VALUE_BYTES ? data->size : 0;
}

static const unsigned char *needle(struct adapter_call *call)
{
	return adapter_argument(call, "data")->data;
}

static bool is_empty(struct adapter_call *call)
{
	return adapter_argument(call, "data")->tag == VALUE_BYTES && needle_size(call) == 0;
}

MUTANT(needle.empty, find, "grid.find.end",
       "No bytes at all are never found.")
{
	if (is_empty(call) && mutant_mapping(call) != NULL)
		adapter_answer_int(call, -1);
}

MUTANT(needle.empty-at-end, find, "grid.find.end",
       "No bytes at all are not found at the very end.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && is_empty(call) && mutant_number(call, "start", 0) == (int64_t)m->length)
		adapter_answer_int(call, -1);
}

MUTANT(needle.empty-outside, find, "find.empty.outside",
       "No bytes at all are found at the end by a search that begins behind it.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && is_empty(call) && mutant_number(call, "start", 0) > (int64_t)m->length)
		adapter_answer_int(call, (int64_t)m->length);
}

MUTANT(needle.empty-reversed, find, "find.empty.reversed",
       "No bytes at all are found at the start, whatever the end.")
{
	if (is_empty(call))
		mutant_omit(call, "end");
}

MUTANT(needle.empty-from-end, rfind, "grid.rfind.end",
       "No bytes at all are found at the start, from the end as well.")
{
	if (is_empty(call) && mutant_mapping(call) != NULL)
		adapter_answer_int(call, mutant_number(call, "start", 0));
}

MUTANT(needle.empty-past-end, rfind, "grid.rfind.end",
       "No bytes at all are found at the end that was given, though the map is shorter.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t end = mutant_number(call, "end", 0);

	if (m != NULL && is_empty(call) && end > (int64_t)m->length)
		adapter_answer_int(call, end);
}

MUTANT(needle.past-end, find, "find.index.window",
       "A needle that begins in the map is compared with what lies behind it.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && !mutant_given(call, "end"))
		mutant_real_with_length(call, m, mutant_span(m));
}

MUTANT(needle.longer, find, "find.needle.past-page",
       "A needle longer than the map is compared as far as the map goes.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && needle_size(call) > m->length &&
	    memcmp(m->base, needle(call), m->length) == 0)
		adapter_answer_int(call, 0);
}

MUTANT(needle.longer-than-range, find, "find.needle.longer",
       "A needle longer than the range searched may reach past its end.")
{
	if (needle_size(call) > 1)
		mutant_omit(call, "end");
}

MUTANT(needle.nul, find, "find.needle.nul",
       "A needle ends at its first NUL.")
{
	struct value v = *adapter_argument(call, "data");
	const unsigned char *nul = v.tag == VALUE_BYTES ? memchr(v.data, 0, v.size) : NULL;

	if (nul != NULL && nul != v.data)
		v.size = (size_t)(nul - v.data);
	mutant_set(call, "data", v);
}

MUTANT(needle.last-byte, find, "find.needle.periodic",
       "The last byte of a long needle is not compared.")
{
	struct value v = *adapter_argument(call, "data");

	if (v.tag == VALUE_BYTES && v.size > 8)
		v.size--;
	mutant_set(call, "data", v);
}

MUTANT(needle.signed-byte, find, "find.needle.every-byte",
       "Bytes from 128 are compared as signed numbers and never found.")
{
	if (needle_size(call) == 1 && needle(call)[0] >= 128 && mutant_mapping(call) != NULL)
		adapter_answer_int(call, -1);
}

/* The classic: what matched so far is skipped as a whole. */
MUTANT(needle.skips, find, "find.start.every",
       "After a mismatch the search goes on behind all that had matched.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t size = needle_size(call), at = (size_t)mutant_number(call, "start", 0), matched = 0;

	if (m == NULL || size == 0 || at > m->length || mutant_given(call, "end"))
		return;
	for (; at < m->length && matched < size; at++) {
		if (m->base[at] == needle(call)[matched])
			matched++;
		else
			matched = 0;
	}
	adapter_answer_int(call, matched == size ? (int64_t)(at - size) : -1);
}

MUTANT(needle.pages, find, "grid.find.data",
       "A needle that lies across two pages is not found.")
{
	int64_t at, page = adapter_os_page(), size = (int64_t)needle_size(call);

	if (!mutant_attempt(call) || (at = mutant_answered(call).number) < 0 || size == 0)
		return;
	if (at / page != (at + size - 1) / page)
		mutant_answer_int(call, -1);
}

MUTANT(needle.first-for-last, rfind, "rfind.index.highest",
       "rfind gives the lowest index.")
{
	call->operation = OP_find; /* whose arguments are the same */
}

MUTANT(needle.items, find, "grid.find.data",
       "The size of an array's items is forgotten, and half of the needle searched for.")
{
	struct value v = *adapter_argument(call, "data");

	if (v.tag == VALUE_BYTES && v.form != NULL && strcmp(v.form, "array") == 0)
		v.size /= 2;
	mutant_set(call, "data", v);
}

static void move_to_index(struct adapter_call *call)
{
	struct mmapobj *m = mutant_succeeded(call);
	int64_t at;

	if (m != NULL && (at = mutant_answered(call).number) >= 0)
		m->position = (size_t)at;
}

MUTANT(needle.position, find, "grid.find.mapping",
       "find moves the position to what it found.")
{
	move_to_index(call);
}

MUTANT(needle.position-from-end, rfind, "grid.rfind.mapping",
       "rfind moves the position to what it found.")
{
	move_to_index(call);
}
