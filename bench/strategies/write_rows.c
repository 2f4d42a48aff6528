/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/latency.h"
#include "harness/page_cache.h"
#include "strategies/cache_state.h"
#include "strategies/write_rows.h"

/* A way to write to an open file, or to a mapping of it, and to make that durable. */
struct way {
	const char *name;
	enum { FSYNC, FDATASYNC, SYNC_RANGE, MSYNC, MSYNC_ASYNC } flush;
	int maps;      /* non-zero: through a shared mapping */
	int populates; /* MADV_POPULATE_WRITE of all that is written, first */
};

/* The first one is the baseline. */
static const struct way ways[] = {
	{ "pwrite-fsync", FSYNC, 0, 0 },
	{ "pwrite-fdatasync", FDATASYNC, 0, 0 },
	{ "pwrite-sync-range", SYNC_RANGE, 0, 0 },
	{ "mmap-msync", MSYNC, 1, 0 },
	{ "populate-msync", MSYNC, 1, 1 },
	{ "mmap-msync-async", MSYNC_ASYNC, 1, 0 },
	{ .name = NULL },
};

/* Make len bytes from off durable.  SYNC_RANGE writes the pages, but neither metadata nor the
 * device's cache; after MSYNC_ASYNC they may be dirty.  Returns 0 or -errno. */
static int flush(const struct way *way, int fd, char *base, uint64_t off, size_t len)
{
	int status = -1;

	switch (way->flush) {
	case FSYNC: status = fsync(fd); break;
	case FDATASYNC: status = fdatasync(fd); break;
	case SYNC_RANGE:
		status = sync_file_range(fd, (off_t)off, (off_t)len,
		                         SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
		                             SYNC_FILE_RANGE_WAIT_AFTER);
		break;
	case MSYNC:
	case MSYNC_ASYNC:
		status = msync(base + off, len, way->flush == MSYNC ? MS_SYNC : MS_ASYNC);
		break;
	}
	return status != 0 ? -errno : 0;
}

struct writer {
	const struct data_file *file;
	const struct way *way;
	struct writing writing;
	struct latency *latency;
	char *data; /* the blocks that are written, in the order in which they are */
};

static uint64_t block_of(const struct writing *w, uint64_t i)
{
	return w->order != NULL ? w->order[i] : i;
}

static enum verdict prepare(void *self, struct sample *s)
{
	struct writer *w = self;
	const struct writing *g = &w->writing;

	for (uint64_t i = 0; i < g->nblocks; i++)
		data_file_content(block_of(g, i) * g->block, w->data + i * g->block, g->block);
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
	return g->each ? flush(w->way, fd, base, off, g->block) : 0;
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
		err = flush(w->way, fd, base, 0, (size_t)(g->nblocks * g->block));
	return err;
}

static int body(void *self, uint64_t *done)
{
	struct writer *w = self;
	size_t len = (size_t)data_file_size(w->file);
	int fd = data_file_fd(w->file), err = 0;
	void *base = NULL;

	if (w->way->maps) {
		base = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		if (base == MAP_FAILED)
			return -errno;
		if (w->way->populates &&
		    madvise(base, (size_t)(w->writing.nblocks * w->writing.block),
		            MADV_POPULATE_WRITE) != 0)
			err = -errno;
	}
	if (err == 0)
		err = write_all(w, fd, base, done);
	if (base != NULL)
		munmap(base, len);
	return err;
}

static enum verdict finish(void *self, struct sample *s)
{
	struct writer *w = self;
	struct residency r;
	int err = page_cache_residency(w->file, &r);

	if (err != 0)
		return sample_reject(s, SAMPLE_INVALID, "mincore: %s", strerror(-err));
	s->resident_after = (double)r.resident / (double)r.pages;
	if (r.dirty != 0 && w->way->flush != MSYNC_ASYNC)
		return sample_reject(s, SAMPLE_INVALID, "%zu pages are dirty after the flush",
		                     r.dirty);
	return SAMPLE_VALID;
}

static const struct row_functions functions = {
	.prepare = prepare,
	.body = body,
	.finish = finish,
};

static void add(const struct bench_case *c, const struct setup *setup, const struct way *way,
                const struct writing *g)
{
	struct writer *w = memory_array(1, sizeof(*w));
	uint64_t bytes = g->nblocks * g->block;

	*w = (struct writer){ .file = setup->file, .way = way, .writing = *g };
	w->data = memory_array((size_t)bytes, 1);
	if (g->each)
		w->latency = latency_new((size_t)g->nblocks);
	row_add(c, &(struct row){
	               .strategy = way->name,
	               .state = cache_large.name,
	               .baseline = ways[0].name,
	               .profile = g->profile,
	               .args = { { "size", (int64_t)setup->size }, { "block", (int64_t)g->block } },
	               .ops = g->nblocks,
	               .bytes = bytes,
	               .max_faults = way->maps ? UINT64_MAX : 16,
	               .latency = w->latency,
	               .functions = &functions,
	               .self = w,
	           });
}

void writer_add_all(const struct bench_case *c, const struct setup *setup,
                    const struct writing *writing)
{
	for (const struct way *way = ways; way->name != NULL; way++)
		/* Populating makes all pages dirty, so all must be written. */
		if (!way->populates || writing->order == NULL)
			add(c, setup, way, writing);
}
