/* SPDX-License-Identifier: MIT
 *
 * Has a flush reached the disk? */
#include "play_parts.h"

#include <sys/syscall.h>
#include <unistd.h>

/* How many pages of the file, from first to before end, the system has still to write; 0 if it does
 * not tell. */
static uint64_t unwritten(const struct file *f, int64_t first, int64_t end)
{
	struct {
		uint64_t first, size;
	} range = { (uint64_t)first, (uint64_t)(end - first) };
	struct {
		uint64_t cached, dirty, being_written, evicted, recently_evicted;
	} pages = { 0 };
	enum { CACHESTAT = 451 }; /* Linux 6.5 */

	if (end <= first || syscall(CACHESTAT, f->fd, &range, &pages, 0) != 0)
		return 0;
	return pages.dirty + pages.being_written;
}

/* If pages are still dirty after our own fdatasync(), the file system does not report them. */
enum played play_look_at_disk(struct player *p, const struct question *q, const struct answer *a,
                              const struct file *f)
{
	const struct model_object *o = model_object(&p->model, q->args[0].number);
	int64_t first = o->offset + q->allowed.effect.from, end = o->offset + q->allowed.effect.to;
	uint64_t left = unwritten(f, first, end);

	if (left == 0 || fdatasync(f->fd) != 0 || unwritten(f, first, end) != 0)
		return PLAYED;
	return play_fail(p, "%s: %llu pages of the range are not written to the file", asked(a),
	                 (unsigned long long)left);
}
