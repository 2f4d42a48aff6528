/* SPDX-License-Identifier: MIT
 *
 * Where a search or a slice begins and ends. */
#include "../mutant.h"

static bool is_negative(struct adapter_call *call, const char *name)
{
	return mutant_number(call, name, 0) < 0;
}

MUTANT(start_negative,
	.name = "bounds.start-negative",
	.killer = "find.bounds.one-byte",
	.about = OP_find,
	.fault = "A negative start of a search counts as 0.")
{
	if (is_negative(call, "start"))
		mutant_set_int(call, "start", 0);
	mutant_real(call);
}

MUTANT(end_negative,
	.name = "bounds.end-negative",
	.killer = "find.bounds.several-bytes",
	.about = OP_find,
	.fault = "A negative end of a search counts as the map's end.")
{
	if (is_negative(call, "end"))
		mutant_omit(call, "end");
	mutant_real(call);
}

MUTANT(end_inclusive,
	.name = "bounds.end-inclusive",
	.killer = "find.bounds.one-byte",
	.about = OP_find,
	.fault = "The byte at the end of a search belongs to it.")
{
	int64_t end = mutant_number(call, "end", -1);

	if (end >= 0 && end < INT64_MAX)
		mutant_set_int(call, "end", end + 1);
	mutant_real(call);
}

MUTANT(end_of_beginnings,
	.name = "bounds.end-of-beginnings",
	.killer = "find.bounds.several-bytes",
	.about = OP_find,
	.fault = "The end of a search is where a needle may last begin.")
{
	const struct value *data = adapter_argument(call, "data");
	int64_t end = mutant_number(call, "end", -1);

	if (end > 0 && end < INT32_MAX && data->tag == VALUE_BYTES && data->size > 1 &&
	    end > mutant_number(call, "start", 0))
		mutant_set_int(call, "end", end + (int64_t)data->size - 1);
	mutant_real(call);
}

MUTANT(reversed,
	.name = "bounds.reversed",
	.killer = "find.bounds.reversed",
	.about = OP_find,
	.fault = "A start behind the end is exchanged with it.")
{
	int64_t start = mutant_number(call, "start", 0);
	int64_t end = mutant_number(call, "end", INT64_MAX);

	if (start > end && end >= 0) {
		mutant_set_int(call, "start", end);
		mutant_set_int(call, "end", start);
	}
	mutant_real(call);
}

MUTANT(start_ignored,
	.name = "bounds.start-ignored",
	.killer = "find.bounds.start-alone",
	.about = OP_find,
	.fault = "A search without an end begins at 0.")
{
	if (!mutant_given(call, "end"))
		mutant_set_int(call, "start", 0);
	mutant_real(call);
}

MUTANT(index_relative,
	.name = "bounds.index-relative",
	.killer = "find.start.every",
	.about = OP_find,
	.fault = "The index is counted from the start of the search.")
{
	int64_t start = mutant_number(call, "start", 0), at;

	if (!mutant_attempt(call) || (at = mutant_answered(call).number) < 0 || start < 0)
		return;
	mutant_retract(call);
	adapter_answer_int(call, at - start);
}

MUTANT(last_place,
	.name = "bounds.last-place",
	.killer = "find.start.every",
	.about = OP_find,
	.fault = "The last place where a needle fits is not looked at.")
{
	struct mmapobj *m = mutant_mapping(call);
	const struct value *data = adapter_argument(call, "data");
	int64_t at;

	if (!mutant_attempt(call) || m == NULL || data->tag != VALUE_BYTES || data->size == 0)
		return;
	at = mutant_answered(call).number;
	if (at >= 0 && at + (int64_t)data->size == (int64_t)m->length) {
		mutant_retract(call);
		adapter_answer_int(call, -1);
	}
}

MUTANT(last_start_ignored,
	.name = "bounds.rfind-start-ignored",
	.killer = "rfind.bounds.start-alone",
	.about = OP_rfind,
	.fault = "rfind goes back to the map's first byte, past the start.")
{
	mutant_set_int(call, "start", 0);
	mutant_real(call);
}

MUTANT(last_end_ignored,
	.name = "bounds.rfind-end-ignored",
	.killer = "rfind.end.every",
	.about = OP_rfind,
	.fault = "rfind begins at the map's end, whatever end it is given.")
{
	mutant_omit(call, "end");
	mutant_real(call);
}

MUTANT(slice_stop,
	.name = "bounds.slice-stop",
	.killer = "slice.get.inside",
	.about = OP_get_slice,
	.fault = "The byte at the second bound of a slice belongs to it.")
{
	int64_t stop = mutant_number(call, "stop", -1);

	if (stop >= 0 && stop < INT64_MAX && !mutant_given(call, "step"))
		mutant_set_int(call, "stop", stop + 1);
	mutant_real(call);
}

MUTANT(slice_negative,
	.name = "bounds.slice-negative",
	.killer = "slice.get.bounds",
	.about = OP_get_slice,
	.fault = "A bound of a slice below minus the length is not cut but counts once more.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t start = mutant_number(call, "start", 0);

	if (m != NULL && start < -(int64_t)m->length && start > INT32_MIN)
		mutant_set_int(call, "start", start + (int64_t)m->length);
	mutant_real(call);
}

MUTANT(slice_reversed,
	.name = "bounds.slice-reversed",
	.killer = "slice.get.bounds",
	.about = OP_get_slice,
	.fault = "A slice whose bounds are in the wrong order gives the bytes between them.")
{
	int64_t start = mutant_number(call, "start", 0);
	int64_t stop = mutant_number(call, "stop", INT64_MAX);

	if (start > stop && stop >= 0 && !mutant_given(call, "step")) {
		mutant_set_int(call, "start", stop);
		mutant_set_int(call, "stop", start);
	}
	mutant_real(call);
}

MUTANT(slice_backwards,
	.name = "bounds.slice-backwards",
	.killer = "slice.get.step",
	.about = OP_get_slice,
	.fault = "A slice that goes backwards without a second bound leaves out the first byte.")
{
	if (is_negative(call, "step") && mutant_number(call, "stop", INT64_MAX) == INT64_MAX)
		mutant_set_int(call, "stop", 0);
	mutant_real(call);
}

MUTANT(slice_set_stop,
	.name = "bounds.slice-set-stop",
	.killer = "slice.set.bounds",
	.about = OP_set_slice,
	.fault = "A second bound behind the end is refused where a slice is assigned to.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "stop", 0) > (int64_t)m->length)
		mutant_refuse(call, "IndexError");
	else
		mutant_real(call);
}

MUTANT(slice_set_negative,
	.name = "bounds.slice-set-negative",
	.killer = "slice.set.bounds",
	.about = OP_set_slice,
	.fault = "A negative bound is off by one where a slice is assigned to.")
{
	if (is_negative(call, "start") && is_negative(call, "stop")) {
		mutant_set_int(call, "start", mutant_number(call, "start", 0) - 1);
		mutant_set_int(call, "stop", mutant_number(call, "stop", 0) - 1);
	}
	mutant_real(call);
}
