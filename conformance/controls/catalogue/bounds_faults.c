/* SPDX-License-Identifier: MIT
 *
 * Where a search or a slice begins and ends. */
#include "../mutant.h"

static bool is_negative(struct adapter_call *call, const char *name)
{
	return mutant_number(call, name, 0) < 0;
}

MUTANT(bounds.start-negative, find, "find.bounds.one-byte",
       "A negative start of a search counts as 0.")
{
	if (is_negative(call, "start"))
		mutant_set_int(call, "start", 0);
}

MUTANT(bounds.end-negative, find, "find.bounds.several-bytes",
       "A negative end of a search counts as the map's end.")
{
	if (is_negative(call, "end"))
		mutant_omit(call, "end");
}

MUTANT(bounds.end-inclusive, find, "find.bounds.one-byte",
       "The byte at the end of a search belongs to it.")
{
	int64_t end = mutant_number(call, "end", -1);

	if (end >= 0 && end < INT64_MAX)
		mutant_set_int(call, "end", end + 1);
}

MUTANT(bounds.end-of-beginnings, find, "find.bounds.several-bytes",
       "The end of a search is where a needle may last begin.")
{
	const struct value *data = adapter_argument(call, "data");
	int64_t end = mutant_number(call, "end", -1);

	if (end > 0 && end < INT32_MAX && data->tag == VALUE_BYTES && data->size > 1 &&
	    end > mutant_number(call, "start", 0))
		mutant_set_int(call, "end", end + (int64_t)data->size - 1);
}

MUTANT(bounds.reversed, find, "grid.find.end",
       "A start behind the end is exchanged with it.")
{
	int64_t start = mutant_number(call, "start", 0);
	int64_t end = mutant_number(call, "end", INT64_MAX);

	if (start > end && end >= 0) {
		mutant_set_int(call, "start", end);
		mutant_set_int(call, "end", start);
	}
}

MUTANT(bounds.start-ignored, find, "grid.find.start",
       "A search without an end begins at 0.")
{
	if (!mutant_given(call, "end"))
		mutant_set_int(call, "start", 0);
}

MUTANT(bounds.index-relative, find, "find.start.every",
       "The index is counted from the start of the search.")
{
	int64_t start = mutant_number(call, "start", 0), at;

	if (!mutant_attempt(call) || (at = mutant_answered(call).number) < 0 || start < 0)
		return;
	mutant_answer_int(call, at - start);
}

MUTANT(bounds.last-place, find, "find.start.every",
       "The last place where a needle fits is not looked at.")
{
	struct mmapobj *m = mutant_succeeded(call);
	const struct value *data = adapter_argument(call, "data");
	int64_t at;

	if (m == NULL || data->tag != VALUE_BYTES || data->size == 0)
		return;
	at = mutant_answered(call).number;
	if (at >= 0 && at + (int64_t)data->size == (int64_t)m->length)
		mutant_answer_int(call, -1);
}

MUTANT(bounds.rfind-start-ignored, rfind, "grid.rfind.start",
       "rfind goes back to the map's first byte, past the start.")
{
	mutant_set_int(call, "start", 0);
}

MUTANT(bounds.rfind-end-ignored, rfind, "rfind.end.every",
       "rfind begins at the map's end, whatever end it is given.")
{
	mutant_omit(call, "end");
}

MUTANT(bounds.slice-stop, get_slice, "grid.get_slice.start",
       "The byte at the second bound of a slice belongs to it.")
{
	int64_t stop = mutant_number(call, "stop", -1);

	if (stop >= 0 && stop < INT64_MAX && !mutant_given(call, "step"))
		mutant_set_int(call, "stop", stop + 1);
}

MUTANT(bounds.slice-negative, get_slice, "slice.get.bounds",
       "A bound of a slice below minus the length is not cut but counts once more.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t start = mutant_number(call, "start", 0);

	if (m != NULL && start < -(int64_t)m->length && start > INT32_MIN)
		mutant_set_int(call, "start", start + (int64_t)m->length);
}

MUTANT(bounds.slice-reversed, get_slice, "slice.get.bounds",
       "A slice whose bounds are in the wrong order gives the bytes between them.")
{
	int64_t start = mutant_number(call, "start", 0);
	int64_t stop = mutant_number(call, "stop", INT64_MAX);

	if (start > stop && stop >= 0 && !mutant_given(call, "step")) {
		mutant_set_int(call, "start", stop);
		mutant_set_int(call, "stop", start);
	}
}

MUTANT(bounds.slice-backwards, get_slice, "slice.get.step",
       "A slice that goes backwards without a second bound leaves out the first byte.")
{
	if (is_negative(call, "step") && mutant_number(call, "stop", INT64_MAX) == INT64_MAX)
		mutant_set_int(call, "stop", 0);
}

MUTANT(bounds.slice-set-stop, set_slice, "grid.set_slice.start",
       "A second bound behind the end is refused where a slice is assigned to.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "stop", 0) > (int64_t)m->length)
		mutant_refuse(call, "IndexError");
}

MUTANT(bounds.slice-set-negative, set_slice, "grid.set_slice.start",
       "A negative bound is off by one where a slice is assigned to.")
{
	if (is_negative(call, "start") && is_negative(call, "stop")) {
		mutant_set_int(call, "start", mutant_number(call, "start", 0) - 1);
		mutant_set_int(call, "stop", mutant_number(call, "stop", 0) - 1);
	}
}
