/* SPDX-License-Identifier: MIT
 *
 * The bytes between the end of a map and the end of its last page, and page borders. */
#include "../mutant.h"

/* Do it on a map that is as long as its pages. */
static void to_page_end(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		mutant_real_with_length(call, m, mutant_span(m));
}

MUTANT(tail.length, map_fd, "universal.length.as-asked",
       "The length of a map is rounded up to whole pages.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL)
		m->length = mutant_span(m);
}

MUTANT(tail.whole-pages, map_fd, "grid.map_fd.prot",
       "The file's last page is left out when it is not full.")
{
	struct mmapobj *m = mutant_made(call);
	size_t page = (size_t)adapter_os_page();

	if (m != NULL && m->length > page)
		m->length -= m->length % page;
}

MUTANT(tail.file, map_fd, "map.access.file",
       "A file that is mapped for writing becomes as long as its last page.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_WRITE)
		mutant_end_file(m, (int64_t)mutant_span(m));
}

MUTANT(tail.file-written, set_slice, "universal.write.tail",
       "Filling a map to its end makes the file as long as its last page.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_WRITE &&
	    mutant_number(call, "stop", 0) == (int64_t)m->length)
		mutant_end_file(m, (int64_t)mutant_span(m));
}

MUTANT(tail.read, read, "grid.read.mapping",
       "read goes on to the end of the map's last page.")
{
	to_page_end(call);
}

MUTANT(tail.readline, readline, "grid.readline.mapping",
       "readline looks for its newline to the end of the map's last page.")
{
	to_page_end(call);
}

MUTANT(tail.slice, get_slice, "grid.get_slice.stop",
       "A slice goes on to the end of the map's last page.")
{
	to_page_end(call);
}

MUTANT(tail.rfind, rfind, "grid.rfind.data",
       "rfind begins at the end of the map's last page.")
{
	to_page_end(call);
}

/* The next byte of the file is cleared by what ends at the map's end. */
static void clear_behind(struct adapter_call *call, bool ends_there)
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->length < mutant_span(m) && m->access == MMAPOBJ_ACCESS_WRITE &&
	    ends_there)
		m->base[m->length] = 0;
}

MUTANT(tail.write, write, "grid.write.data",
       "write ends its bytes with a NUL.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t size = adapter_argument(call, "data")->size;

	clear_behind(call, m != NULL && m->position + size == m->length);
}

MUTANT(tail.move, move, "grid.move.destination",
       "move clears the byte behind the map when it reaches the end.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t to = mutant_number(call, "destination", 0), count = mutant_number(call, "count", 0);

	clear_behind(call, m != NULL && to > 0 && count > 0 && to + count == (int64_t)m->length);
}

MUTANT(tail.store, set_slice, "grid.set_slice.start",
       "Bytes assigned up to the end of the map are followed by zeros in its last page.")
{
	struct mmapobj *m = mutant_mapping(call);

	clear_behind(call, m != NULL && mutant_number(call, "stop", 0) == (int64_t)m->length);
}

MUTANT(tail.grown, resize, "grid.resize.size",
       "Growing shows what was stored behind the end of the last page.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (mutant_attempt(call) && m != NULL && m->length > length)
		m->base[length] = '~';
}

MUTANT(tail.read-pages, read, "grid.read.count",
       "A read ends at the border of a page.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t page = adapter_os_page(), left;

	if (m != NULL && mutant_number(call, "count", -1) > 0) {
		left = page - (int64_t)m->position % page;
		if (mutant_number(call, "count", -1) > left)
			mutant_set_int(call, "count", left);
	}
}

MUTANT(tail.line-pages, readline, "grid.readline.mapping",
       "A line ends at the border of a page.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t page = (size_t)adapter_os_page();

	if (m != NULL && m->position < m->length && m->position / page < (m->length - 1) / page)
		mutant_real_with_length(call, m, (m->position / page + 1) * page);
}

MUTANT(tail.slice-pages, get_slice, "grid.get_slice.stop",
       "A slice ends at the border of its first page.")
{
	int64_t page = adapter_os_page(), start = mutant_number(call, "start", -1);
	int64_t border = (start / page + 1) * page;

	if (start >= 0 && mutant_number(call, "stop", 0) > border && !mutant_given(call, "step"))
		mutant_set_int(call, "stop", border);
}

MUTANT(tail.region-size, region_size, "region.size",
       "The size of a region is rounded up to whole pages.")
{
	int64_t page = adapter_os_page();

	if (mutant_attempt(call))
		mutant_answer_int(call, (mutant_answered(call).number + page - 1) / page * page);
}
