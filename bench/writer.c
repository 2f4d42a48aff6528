/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cache_state.h"
#include "file.h"
#include "latency.h"
#include "residency.h"
#include "write_way.h"

#include "writer.h"

struct writer {
	const struct bench_file *file;
	const struct write_way *way;
	struct writing writing;
	struct latency *latency;
	char *data; /* the blocks that are written, in the order in which they are */
};

static uint64_t block_of(const struct writing *w, uint64_t i)
{
	return w->order != NULL ? w->order[i] : i;
}

static enum bench_verdict prepare(void *self, struct bench_sample *s)
{
	struct writer *w = self;
	const struct writing *g = &w->writing;

	for (uint64_t i = 0; i < g->nblocks; i++)
		bench_file_fill(block_of(g, i) * g->block, w->data + i * g->block, g->block);
	return cache_large.prepare(w->file, s);
}

static int write_block(const struct writer *w, int fd, char *base, uint64_t i)
{
	const struct writing *g = &w->writing;
	uint64_t off = block_of(g, i) * g->block;
	const char *data = w->data + i * g->block;

	if (base != NULL)
		memcpy(base + off, data, g->block);
	else if (pwrite(fd, data, g->block, (off_t)off) != (ssize_t)g->block)
		return errno != 0 ? -errno : -EIO;
	return g->each ? w->way->flush(fd, base, off, g->block) : 0;
}

static int write_all(const struct writer *w, int fd, char *base, uint64_t *done)
{
	const struct writing *g = &w->writing;
	int err = 0;

	latency_begin(w->latency);
	for (uint64_t i = 0; err == 0 && i < g->nblocks; i++) {
		if ((err = write_block(w, fd, base, i)) == 0)
			*done += 1;
		latency_note(w->latency);
	}
	if (err == 0 && !g->each)
		err = w->way->flush(fd, base, 0, (size_t)(g->nblocks * g->block));
	return err;
}

static int body(void *self, uint64_t *done)
{
	struct writer *w = self;
	size_t len = (size_t)bench_file_size(w->file);
	int fd = bench_file_fd(w->file), err = 0;
	void *base = NULL;

	if (w->way->maps) {
		base = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		if (base == MAP_FAILED)
			return -errno;
		if (w->way->populates && madvise(base, (size_t)(w->writing.nblocks * w->writing.block),
		                                 MADV_POPULATE_WRITE) != 0)
			err = -errno;
	}
	if (err == 0)
		err = write_all(w, fd, base, done);
	if (base != NULL)
		munmap(base, len);
	return err;
}

static enum bench_verdict finish(void *self, struct bench_sample *s)
{
	struct writer *w = self;
	struct residency r;
	int err = residency_get(bench_file_fd(w->file), (size_t)bench_file_size(w->file), &r);

	if (err != 0)
		return bench_reject(s, BENCH_INVALID, "mincore: %s", strerror(-err));
	s->resident_after = (double)r.resident / (double)r.pages;
	if (r.dirty != 0 && !w->way->promises_less)
		return bench_reject(s, BENCH_INVALID, "%zu pages are dirty after the flush", r.dirty);
	return BENCH_VALID;
}

static uint64_t expected(void *self)
{
	return ((struct writer *)self)->writing.nblocks;
}

static const struct bench_ops writes = {
	.prepare = prepare,
	.body = body,
	.finish = finish,
	.expected = expected,
};

static int add(const struct bench_case *c, const struct bench_setup *setup,
               const struct write_way *way, const struct writing *g)
{
	struct writer *w = bench_alloc(sizeof(*w));
	uint64_t bytes = g->nblocks * g->block;

	if (w == NULL)
		return -ENOMEM;
	*w = (struct writer){ .file = setup->file, .way = way, .writing = *g };
	if ((w->data = bench_alloc((size_t)bytes)) == NULL)
		return -ENOMEM;
	if (g->each && (w->latency = latency_new((size_t)g->nblocks)) == NULL)
		return -ENOMEM;
	return bench_row_add(c, &(struct bench_row){
	                            .strategy = way->name,
	                            .state = cache_large.name,
	                            .baseline = write_ways[0].name,
	                            .profile = g->profile,
	                            .args = { { "size", (int64_t)setup->size },
	                                      { "block", (int64_t)g->block } },
	                            .ops = g->nblocks,
	                            .bytes = bytes,
	                            .max_faults = way->maps ? UINT64_MAX : 16,
	                            .latency = w->latency,
	                            .does = &writes,
	                            .self = w,
	                        });
}

int writer_add_all(const struct bench_case *c, const struct bench_setup *setup,
                   const struct writing *writing)
{
	int err = 0;

	for (const struct write_way *way = write_ways; err == 0 && way->name != NULL; way++)
		/* Populating makes dirty what is not written, unless it is written in one run. */
		if (!way->populates || writing->order == NULL)
			err = add(c, setup, way, writing);
	return err;
}
