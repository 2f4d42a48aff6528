/* SPDX-License-Identifier: MIT */

/* A Python mapping as memory. */

#include "reference_private.h"

#include "os.h"

static struct mmapobj *mapping(struct adapter_call *call)
{
	return adapter_object(call, "mapping", &reference_mapping_class);
}

static bool is_given(struct adapter_call *call, const char *name)
{
	return adapter_argument(call, name)->tag != VALUE_ABSENT;
}

static void search(struct adapter_call *call,
                   int (*find)(const struct mmapobj *m, const void *needle, size_t size,
                               const int64_t *start, const int64_t *end, int64_t *index))
{
	static const int64_t zero = 0;
	struct mmapobj *m = mapping(call);
	int64_t from, to, index;
	const int64_t *start, *end;
	const unsigned char *needle;
	size_t size;

	if (m == NULL || !reference_bytes(call, adapter_argument(call, "data"), &needle, &size) ||
	    !reference_bound(call, "start", &from, &start) ||
	    !reference_bound(call, "end", &to, &end))
		return;
	/* A none is a bound that the slice leaves out, not an argument left out. */
	if (start == NULL && is_given(call, "start"))
		start = &zero;
	if (reference_ok(call, find(m, needle, size, start, end, &index)))
		adapter_answer_int(call, index);
}

void reference_find(struct adapter_call *call)
{
	if (reference_settings.edition < MMAPOBJ_3_9 && is_given(call, "end"))
		reference_type_error(call, "this edition has no end");
	else
		search(call, mmapobj_find);
}

void reference_rfind(struct adapter_call *call)
{
	search(call, mmapobj_rfind);
}

void reference_move(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	int64_t destination = 0, source = 0, count = 0;

	if (m != NULL && adapter_integer(call, "destination", &destination) &&
	    adapter_integer(call, "source", &source) && adapter_integer(call, "count", &count))
		reference_done(call, mmapobj_move(m, destination, source, count));
}

void reference_resize(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	int64_t size = 0;

	if (m != NULL && adapter_integer(call, "size", &size))
		reference_done(call, mmapobj_resize(m, size));
}

/* Two optional arguments in order: no second without the first. */
static bool read_range(struct adapter_call *call, const char *first, const char *second,
                       int64_t numbers[2], const int64_t *given[2])
{
	if (is_given(call, second) && !is_given(call, first)) {
		reference_type_error(call, "the second number needs the first");
		return false;
	}
	return reference_optional(call, first, &numbers[0], &given[0]) &&
	       reference_optional(call, second, &numbers[1], &given[1]);
}

/* On Windows the old result tells whether it worked, and there is no error of the system. */
static void answer_old_flush(struct adapter_call *call, int error)
{
	bool told = OS_WINDOWS && (error == MMAPOBJ_OK || error == MMAPOBJ_OS);

	if (told || reference_ok(call, error))
		adapter_answer_int(call, told && error == MMAPOBJ_OK);
}

static void flush_mapping(struct adapter_call *call, struct mmapobj *m)
{
	bool old = reference_settings.edition < MMAPOBJ_3_9;
	const int64_t *given[2];
	int64_t numbers[2];

	if (old && is_given(call, "offset") && !is_given(call, "size")) {
		reference_type_error(call, "this edition wants both numbers or none");
		return;
	}
	if (is_given(call, "flags")) {
		reference_type_error(call, "flush has flags since edition 3.15");
		return;
	}
	if (!read_range(call, "offset", "size", numbers, given))
		return;
	if (old)
		answer_old_flush(call, mmapobj_flush(m, given[0], given[1]));
	else
		reference_done(call, mmapobj_flush(m, given[0], given[1]));
}

void reference_flush(struct adapter_call *call)
{
	struct go_map *go = reference_find_go(call, adapter_argument(call, "mapping"));
	struct mmapobj *m = go == NULL ? mapping(call) : NULL;

	if (m != NULL)
		flush_mapping(call, m);
	else if (go != NULL && (is_given(call, "offset") || is_given(call, "size")))
		reference_type_error(call, "a Go map is flushed as a whole");
	else if (go != NULL)
		reference_done(call, go_map_flush(go));
}

void reference_madvise(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	const int64_t *given[2];
	int64_t numbers[2], option = 0;

	if (m != NULL && adapter_integer(call, "option", &option) &&
	    read_range(call, "start", "length", numbers, given))
		reference_done(call, mmapobj_madvise(m, option, given[0], given[1]));
}
