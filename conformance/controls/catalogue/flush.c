/* SPDX-License-Identifier: MIT
 *
 * Flushes that do nothing, or too little, or more than a flush may. */
#include "../mutant.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Whether a flush would reach the disk at all. */
static bool reaches_disk(const struct mmapobj *m)
{
	return m != NULL && m->access != MMAPOBJ_ACCESS_READ && m->access != MMAPOBJ_ACCESS_COPY;
}

/* Check the range as ever, on a map that is not written back. */
static void check_only(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);
	int access = m != NULL ? m->access : 0;

	if (reaches_disk(m) && mutant_number(call, "offset", 0) % adapter_os_page() == 0)
		m->access = MMAPOBJ_ACCESS_COPY;
	mutant_real(call);
	if (m != NULL)
		m->access = access;
}

MUTANT(nothing,
	.name = "flush.nothing",
	.killer = "flush.written.whole",
	.about = OP_flush,
	.fault = "flush checks its range and writes nothing back.")
{
	check_only(call);
}

MUTANT(nothing_in_range,
	.name = "flush.nothing-in-range",
	.killer = "flush.written.range",
	.about = OP_flush,
	.fault = "flush with a range checks it and writes nothing back.")
{
	if (mutant_given(call, "size"))
		check_only(call);
	else
		mutant_real(call);
}

MUTANT(asynchronous,
	.name = "flush.asynchronous",
	.killer = "flush.written.whole",
	.about = OP_flush,
	.fault = "flush asks for the bytes to be written some time and does not wait.")
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

MUTANT(first_page,
	.name = "flush.first-page",
	.killer = "flush.written.whole",
	.about = OP_flush,
	.fault = "flush without a range writes back the first page.")
{
	if (mutant_given(call, "offset"))
		mutant_real(call);
	else
		write_back(call, 0, adapter_os_page());
}

MUTANT(offset_forgotten,
	.name = "flush.offset-forgotten",
	.killer = "flush.written.range",
	.about = OP_flush,
	.fault = "flush with a range writes back as many bytes from the beginning.")
{
	if (mutant_given(call, "size"))
		write_back(call, 0, mutant_number(call, "size", 0));
	else
		mutant_real(call);
}

MUTANT(offset_of_file,
	.name = "flush.offset-of-file",
	.killer = "flush.written.with-offset",
	.about = OP_flush,
	.fault = "flush counts its range from the beginning of the file.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t offset = mutant_number(call, "offset", 0);

	if (m != NULL && m->offset > 0 && offset >= m->offset && mutant_given(call, "size"))
		write_back(call, offset - m->offset, mutant_number(call, "size", 0));
	else
		mutant_real(call);
}

MUTANT(rest_forgotten,
	.name = "flush.rest-forgotten",
	.killer = "flush.written.rest",
	.about = OP_flush,
	.fault = "flush with an offset alone writes back one page.")
{
	if (mutant_given(call, "offset") && !mutant_given(call, "size"))
		write_back(call, mutant_number(call, "offset", 0), adapter_os_page());
	else
		mutant_real(call);
}

MUTANT(half,
	.name = "flush.half",
	.killer = "flush.written.range",
	.about = OP_flush,
	.fault = "flush with a range writes back the first half of it.")
{
	if (mutant_given(call, "size"))
		write_back(call, mutant_number(call, "offset", 0),
		           mutant_number(call, "size", 0) / 2);
	else
		mutant_real(call);
}

MUTANT(go_nothing,
	.name = "flush.go-nothing",
	.killer = "flush.written.go",
	.about = OP_flush,
	.fault = "Go's Flush does nothing.")
{
	if (reference_find_go(call, &call->arguments[0]) != NULL)
		adapter_answer_none(call);
	else
		mutant_real(call);
}

MUTANT(grows_file,
	.name = "flush.grows-file",
	.killer = "flush.memory-kept",
	.about = OP_flush,
	.fault = "flush makes the file as long as its last page.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && reaches_disk(m) && m->fd >= 0 &&
	    ftruncate(m->fd, m->offset + (off_t)m->span) != 0)
		return;
}

MUTANT(clears,
	.name = "flush.clears",
	.killer = "flush.memory-kept",
	.about = OP_flush,
	.fault = "flush clears the last byte of the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && reaches_disk(m))
		m->base[m->length - 1] = 0;
}

MUTANT(answers_number,
	.name = "flush.answers-number",
	.killer = "flush.result.none",
	.about = OP_flush,
	.fault = "A flush that worked gives 0, as it did before.")
{
	if (!mutant_attempt(call))
		return;
	mutant_retract(call);
	adapter_answer_int(call, 0);
}

MUTANT(unaligned,
	.name = "flush.unaligned",
	.killer = "flush.offset.unaligned",
	.about = OP_flush,
	.fault = "An unaligned offset is rounded down without a word.")
{
	int64_t offset = mutant_number(call, "offset", 0);

	if (offset > 0)
		mutant_set_int(call, "offset", offset - offset % adapter_os_page());
	mutant_real(call);
}
