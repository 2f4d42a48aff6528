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

MUTANT(empty,
	.name = "needle.empty",
	.killer = "find.empty.start",
	.about = OP_find,
	.fault = "No bytes at all are never found.")
{
	if (is_empty(call) && mutant_mapping(call) != NULL)
		adapter_answer_int(call, -1);
	else
		mutant_real(call);
}

MUTANT(empty_at_end,
	.name = "needle.empty-at-end",
	.killer = "find.empty.start",
	.about = OP_find,
	.fault = "No bytes at all are not found at the very end.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && is_empty(call) &&
	    mutant_number(call, "start", 0) == (int64_t)m->length)
		adapter_answer_int(call, -1);
	else
		mutant_real(call);
}

MUTANT(empty_outside,
	.name = "needle.empty-outside",
	.killer = "find.empty.outside",
	.about = OP_find,
	.fault = "No bytes at all are found at the end by a search that begins behind it.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && is_empty(call) && mutant_number(call, "start", 0) > (int64_t)m->length)
		adapter_answer_int(call, (int64_t)m->length);
	else
		mutant_real(call);
}

MUTANT(empty_reversed,
	.name = "needle.empty-reversed",
	.killer = "find.empty.reversed",
	.about = OP_find,
	.fault = "No bytes at all are found at the start, whatever the end.")
{
	if (is_empty(call))
		mutant_omit(call, "end");
	mutant_real(call);
}

MUTANT(empty_from_end,
	.name = "needle.empty-from-end",
	.killer = "rfind.empty.end",
	.about = OP_rfind,
	.fault = "No bytes at all are found at the start, from the end as well.")
{
	if (is_empty(call) && mutant_mapping(call) != NULL)
		adapter_answer_int(call, mutant_number(call, "start", 0));
	else
		mutant_real(call);
}

MUTANT(empty_past_end,
	.name = "needle.empty-past-end",
	.killer = "rfind.empty.end",
	.about = OP_rfind,
	.fault = "No bytes at all are found at the end that was given, though the map is shorter.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t end = mutant_number(call, "end", 0);

	if (m != NULL && is_empty(call) && end > (int64_t)m->length)
		adapter_answer_int(call, end);
	else
		mutant_real(call);
}

MUTANT(past_end,
	.name = "needle.past-end",
	.killer = "find.index.window",
	.about = OP_find,
	.fault = "A needle that begins in the map is compared with what lies behind it.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && !mutant_given(call, "end") && m->length < m->span) {
		size_t length = m->length;

		m->length = m->span;
		mutant_real(call);
		m->length = length;
	} else {
		mutant_real(call);
	}
}

MUTANT(longer,
	.name = "needle.longer",
	.killer = "find.needle.past-page",
	.about = OP_find,
	.fault = "A needle longer than the map is compared as far as the map goes.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && needle_size(call) > m->length &&
	    memcmp(m->base, needle(call), m->length) == 0)
		adapter_answer_int(call, 0);
	else
		mutant_real(call);
}

MUTANT(longer_than_range,
	.name = "needle.longer-than-range",
	.killer = "find.needle.longer",
	.about = OP_find,
	.fault = "A needle longer than the range searched may reach past its end.")
{
	if (needle_size(call) > 1)
		mutant_omit(call, "end");
	mutant_real(call);
}

MUTANT(nul,
	.name = "needle.nul",
	.killer = "find.needle.nul",
	.about = OP_find,
	.fault = "A needle ends at its first NUL.")
{
	struct value v = *adapter_argument(call, "data");
	const unsigned char *nul = v.tag == VALUE_BYTES ? memchr(v.data, 0, v.size) : NULL;

	if (nul != NULL && nul != v.data)
		v.size = (size_t)(nul - v.data);
	mutant_set(call, "data", v);
	mutant_real(call);
}

MUTANT(last_byte,
	.name = "needle.last-byte",
	.killer = "find.needle.periodic",
	.about = OP_find,
	.fault = "The last byte of a long needle is not compared.")
{
	struct value v = *adapter_argument(call, "data");

	if (v.tag == VALUE_BYTES && v.size > 8)
		v.size--;
	mutant_set(call, "data", v);
	mutant_real(call);
}

MUTANT(signed_byte,
	.name = "needle.signed-byte",
	.killer = "find.needle.every-byte",
	.about = OP_find,
	.fault = "Bytes from 128 are compared as signed numbers and never found.")
{
	if (needle_size(call) == 1 && needle(call)[0] >= 128 && mutant_mapping(call) != NULL)
		adapter_answer_int(call, -1);
	else
		mutant_real(call);
}

/* The classic: what matched so far is skipped as a whole. */
MUTANT(skips,
	.name = "needle.skips",
	.killer = "find.start.every",
	.about = OP_find,
	.fault = "After a mismatch the search goes on behind all that had matched.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t size = needle_size(call), at = (size_t)mutant_number(call, "start", 0), matched = 0;

	if (m == NULL || size == 0 || at > m->length || mutant_given(call, "end")) {
		mutant_real(call);
		return;
	}
	for (; at < m->length && matched < size; at++) {
		if (m->base[at] == needle(call)[matched])
			matched++;
		else
			matched = 0;
	}
	adapter_answer_int(call, matched == size ? (int64_t)(at - size) : -1);
}

MUTANT(pages,
	.name = "needle.pages",
	.killer = "find.index.pages",
	.about = OP_find,
	.fault = "A needle that lies across two pages is not found.")
{
	int64_t at, page = adapter_os_page(), size = (int64_t)needle_size(call);

	if (!mutant_attempt(call) || (at = mutant_answered(call).number) < 0 || size == 0)
		return;
	if (at / page != (at + size - 1) / page) {
		mutant_retract(call);
		adapter_answer_int(call, -1);
	}
}

MUTANT(first_for_last,
	.name = "needle.first-for-last",
	.killer = "rfind.index.highest",
	.about = OP_rfind,
	.fault = "rfind gives the lowest index.")
{
	call->operation = OP_find; /* whose arguments are the same */
	mutant_real(call);
}

MUTANT(items,
	.name = "needle.items",
	.killer = "find.needle.buffers",
	.about = OP_find,
	.fault = "The size of an array's items is forgotten, and half of the needle searched for.")
{
	struct value v = *adapter_argument(call, "data");

	if (v.tag == VALUE_BYTES && v.form != NULL && strcmp(v.form, "array") == 0)
		v.size /= 2;
	mutant_set(call, "data", v);
	mutant_real(call);
}

static void move_to_index(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t at;

	if (mutant_attempt(call) && m != NULL && (at = mutant_answered(call).number) >= 0)
		m->position = (size_t)at;
}

MUTANT(position,
	.name = "needle.position",
	.killer = "find.position.unmoved",
	.about = OP_find,
	.fault = "find moves the position to what it found.")
{
	move_to_index(call);
}

MUTANT(position_from_end,
	.name = "needle.position-from-end",
	.killer = "rfind.position.unmoved",
	.about = OP_rfind,
	.fault = "rfind moves the position to what it found.")
{
	move_to_index(call);
}
