/* SPDX-License-Identifier: MIT
 *
 * The bytes between the end of a map and the end of its last page, and page borders. */
#include "../mutant.h"

#include <unistd.h>

/* Do it on a map that is as long as its pages. */
static void to_page_end(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (m != NULL)
		m->length = m->span;
	mutant_real(call);
	if (m != NULL)
		m->length = length;
}

MUTANT(length,
	.name = "tail.length",
	.killer = "universal.length.as-asked",
	.about = OP_map_fd,
	.fault = "The length of a map is rounded up to whole pages.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL)
		m->length = m->span;
}

MUTANT(whole_pages,
	.name = "tail.whole-pages",
	.killer = "universal.identity.whole-file",
	.about = OP_map_fd,
	.fault = "The file's last page is left out when it is not full.")
{
	struct mmapobj *m;
	size_t page = (size_t)adapter_os_page();

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL && m->length > page)
		m->length -= m->length % page;
}

MUTANT(file,
	.name = "tail.file",
	.killer = "map.access.file",
	.about = OP_map_fd,
	.fault = "A file that is mapped for writing becomes as long as its last page.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL && m->fd >= 0 &&
	    m->access == MMAPOBJ_ACCESS_WRITE && ftruncate(m->fd, m->offset + (off_t)m->span) != 0)
		return;
}

MUTANT(file_written,
	.name = "tail.file-written",
	.killer = "universal.write.tail",
	.about = OP_set_slice,
	.fault = "Filling a map to its end makes the file as long as its last page.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->fd >= 0 &&
	    m->access == MMAPOBJ_ACCESS_WRITE &&
	    mutant_number(call, "stop", 0) == (int64_t)m->length &&
	    ftruncate(m->fd, m->offset + (off_t)m->span) != 0)
		return;
}

MUTANT(read,
	.name = "tail.read",
	.killer = "read.all.window",
	.about = OP_read,
	.fault = "read goes on to the end of the map's last page.")
{
	to_page_end(call);
}

MUTANT(readline,
	.name = "tail.readline",
	.killer = "read.line.window",
	.about = OP_readline,
	.fault = "readline looks for its newline to the end of the map's last page.")
{
	to_page_end(call);
}

MUTANT(slice,
	.name = "tail.slice",
	.killer = "slice.get.window",
	.about = OP_get_slice,
	.fault = "A slice goes on to the end of the map's last page.")
{
	to_page_end(call);
}

MUTANT(find_last,
	.name = "tail.rfind",
	.killer = "rfind.index.window",
	.about = OP_rfind,
	.fault = "rfind begins at the end of the map's last page.")
{
	to_page_end(call);
}

/* The next byte of the file is cleared by what ends at the map's end. */
static void clear_behind(struct adapter_call *call, bool ends_there)
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->length < m->span &&
	    m->access == MMAPOBJ_ACCESS_WRITE && ends_there)
		m->base[m->length] = 0;
}

MUTANT(write,
	.name = "tail.write",
	.killer = "write.bytes.window",
	.about = OP_write,
	.fault = "write ends its bytes with a NUL.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t size = adapter_argument(call, "data")->size;

	clear_behind(call, m != NULL && m->position + size == m->length);
}

MUTANT(move,
	.name = "tail.move",
	.killer = "move.copy.window",
	.about = OP_move,
	.fault = "move clears the byte behind the map when it reaches the end.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t to = mutant_number(call, "destination", 0), count = mutant_number(call, "count", 0);

	clear_behind(call, m != NULL && to > 0 && count > 0 && to + count == (int64_t)m->length);
}

MUTANT(store,
	.name = "tail.store",
	.killer = "universal.write.window",
	.about = OP_set_slice,
	.fault = "Bytes assigned up to the end of the map are followed by zeros in its last page.")
{
	struct mmapobj *m = mutant_mapping(call);

	clear_behind(call, m != NULL && mutant_number(call, "stop", 0) == (int64_t)m->length);
}

MUTANT(grown,
	.name = "tail.grown",
	.killer = "resize.grow.zeros",
	.about = OP_resize,
	.fault = "Growing shows what was stored behind the end of the last page.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (mutant_attempt(call) && m != NULL && m->length > length)
		m->base[length] = '~';
}

MUTANT(read_pages,
	.name = "tail.read-pages",
	.killer = "read.count.pages",
	.about = OP_read,
	.fault = "A read ends at the border of a page.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t page = adapter_os_page(), left;

	if (m != NULL && mutant_number(call, "count", -1) > 0) {
		left = page - (int64_t)m->position % page;
		if (mutant_number(call, "count", -1) > left)
			mutant_set_int(call, "count", left);
	}
	mutant_real(call);
}

MUTANT(line_pages,
	.name = "tail.line-pages",
	.killer = "read.line.pages",
	.about = OP_readline,
	.fault = "A line ends at the border of a page.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t page = (size_t)adapter_os_page(), length = m != NULL ? m->length : 0;

	if (m != NULL && m->position < length && m->position / page < (length - 1) / page)
		m->length = (m->position / page + 1) * page;
	mutant_real(call);
	if (m != NULL)
		m->length = length;
}

MUTANT(slice_pages,
	.name = "tail.slice-pages",
	.killer = "slice.get.pages",
	.about = OP_get_slice,
	.fault = "A slice ends at the border of its first page.")
{
	int64_t page = adapter_os_page(), start = mutant_number(call, "start", -1);
	int64_t border = (start / page + 1) * page;

	if (start >= 0 && mutant_number(call, "stop", 0) > border && !mutant_given(call, "step"))
		mutant_set_int(call, "stop", border);
	mutant_real(call);
}

MUTANT(region_size,
	.name = "tail.region-size",
	.killer = "region.size",
	.about = OP_region_size,
	.fault = "The size of a region is rounded up to whole pages.")
{
	int64_t size, page = adapter_os_page();

	if (!mutant_attempt(call))
		return;
	size = mutant_answered(call).number;
	mutant_retract(call);
	adapter_answer_int(call, (size + page - 1) / page * page);
}
