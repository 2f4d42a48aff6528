/* SPDX-License-Identifier: MIT
 *
 * Flushes that do nothing, or too little, or more than a flush may. */
#include "../mutant.h"

#include <sys/mman.h>

/* Whether a flush would reach the disk at all. */
static bool reaches_disk(const struct mmapobj *m)
{
	return m != NULL && m->access != MMAPOBJ_ACCESS_READ && m->access != MMAPOBJ_ACCESS_COPY;
}

/* Check the range as ever, on a map that is not written back. */
static void check_only(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (reaches_disk(m) && mutant_number(call, "offset", 0) % adapter_os_page() == 0)
		mutant_real_with_access(call, m, MMAPOBJ_ACCESS_COPY);
	else
		mutant_real(call);
}

MUTANT(flush.nothing, flush, "flush.written.whole",
       "flush checks its range and writes nothing back.")
{
	check_only(call);
}

MUTANT(flush.nothing-in-range, flush, "flush.written.range",
       "flush with a range checks it and writes nothing back.")
{
	if (mutant_given(call, "size"))
		check_only(call);
}

MUTANT(flush.asynchronous, flush, "flush.written.whole",
       "flush asks for the bytes to be written some time and does not wait.")
{
	struct mmapobj *m = mutant_mapping(call);

	check_only(call);
	if (reaches_disk(m))
		msync(m->base, m->length, MS_ASYNC);
}

/* Write back another range than the one that was asked for. */
static void write_back(struct adapter_call *call, int64_t offset, int64_t size)
{
	struct mmapobj *m = mutant_mapping(call);

	check_only(call);
	if (reaches_disk(m) && size > 0 && size <= (int64_t)m->length - offset)
		msync(m->base + offset, (size_t)size, MS_SYNC);
}

MUTANT(flush.first-page, flush, "flush.written.whole",
       "flush without a range writes back the first page.")
{
	if (!mutant_given(call, "offset"))
		write_back(call, 0, adapter_os_page());
}

MUTANT(flush.offset-forgotten, flush, "flush.written.range",
       "flush with a range writes back as many bytes from the beginning.")
{
	if (mutant_given(call, "size"))
		write_back(call, 0, mutant_number(call, "size", 0));
}

MUTANT(flush.offset-of-file, flush, "flush.written.with-offset",
       "flush counts its range from the beginning of the file.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t offset = mutant_number(call, "offset", 0);

	if (m != NULL && m->offset > 0 && offset >= m->offset && mutant_given(call, "size"))
		write_back(call, offset - m->offset, mutant_number(call, "size", 0));
}

MUTANT(flush.rest-forgotten, flush, "flush.written.rest",
       "flush with an offset alone writes back one page.")
{
	if (mutant_given(call, "offset") && !mutant_given(call, "size"))
		write_back(call, mutant_number(call, "offset", 0), adapter_os_page());
}

MUTANT(flush.half, flush, "flush.written.range",
       "flush with a range writes back the first half of it.")
{
	if (mutant_given(call, "size"))
		write_back(call, mutant_number(call, "offset", 0),
		           mutant_number(call, "size", 0) / 2);
}

MUTANT(flush.go-nothing, flush, "flush.written.go",
       "Go's Flush does nothing.")
{
	if (mutant_go(call) != NULL)
		adapter_answer_none(call);
}

MUTANT(flush.grows-file, flush, "flush.memory-kept",
       "flush makes the file as long as its last page.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (reaches_disk(m))
		mutant_end_file(m, (int64_t)m->span);
}

MUTANT(flush.clears, flush, "flush.memory-kept",
       "flush clears the last byte of the map.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (reaches_disk(m))
		m->base[m->length - 1] = 0;
}

MUTANT(flush.answers-number, flush, "grid.flush.mapping",
       "A flush that worked gives 0, as it did before.")
{
	if (mutant_attempt(call))
		mutant_answer_int(call, 0);
}

MUTANT(flush.unaligned, flush, "grid.flush.offset",
       "An unaligned offset is rounded down without a word.")
{
	int64_t offset = mutant_number(call, "offset", 0);

	if (offset > 0)
		mutant_set_int(call, "offset", offset - offset % adapter_os_page());
}
