/* SPDX-License-Identifier: MIT */
#include <errno.h>

#include <liburing.h>

#include "harness/latency.h"
#include "strategies/strategy.h"

/* A request under way reads into the block of walk.buf that has its number. */
static void submit(struct io_uring *ring, int fd, const struct walk *w, uint64_t i, uint64_t slot)
{
	struct io_uring_sqe *sqe = io_uring_get_sqe(ring);
	char *buf = (char *)w->buf + slot * w->block;

	io_uring_prep_read(sqe, fd, buf, (unsigned)w->block, walk_block(w, i) * w->block);
	sqe->user_data = slot;
}

static int complete(struct io_uring *ring, const struct walk *w, uint64_t *sum, uint64_t *slot)
{
	struct io_uring_cqe *cqe;
	int err = io_uring_submit_and_wait(ring, 1);
	char *buf;

	if (err < 0 || (err = io_uring_wait_cqe(ring, &cqe)) < 0)
		return err;
	*slot = cqe->user_data;
	err = cqe->res < 0 ? cqe->res : (size_t)cqe->res != w->block ? -EIO : 0;
	io_uring_cqe_seen(ring, cqe);
	if (err != 0)
		return err;
	buf = (char *)w->buf + *slot * w->block;
	*sum += walk_use(w, buf, buf);
	latency_note(w->latency);
	return 0;
}

int strategy_uring(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	struct io_uring ring;
	uint64_t next = 0, slot;
	unsigned depth = s->depth > 0 ? s->depth : 1;
	int err = io_uring_queue_init(depth, &ring, 0);

	if (err != 0)
		return err == -EPERM ? -EOPNOTSUPP : err;
	latency_begin(w->latency);
	while (next < depth && next < w->nblocks) {
		submit(&ring, fd, w, next, next);
		next++;
	}
	for (uint64_t done = 0; err == 0 && done < w->nblocks; done++) {
		if ((err = complete(&ring, w, sum, &slot)) == 0 && next < w->nblocks)
			submit(&ring, fd, w, next++, slot);
	}
	io_uring_queue_exit(&ring);
	return err;
}
