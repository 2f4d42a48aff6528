/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/wait.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/data_file.h"
#include "strategies/cost_rows.h"

struct work {
	struct steps steps;
	const struct steps_row *row;
	struct shared {
		uint64_t done;
		int err;
	} * shared; /* with the child, or NULL */
};

static enum verdict finish(void *self, struct sample *s)
{
	struct work *w = self;

	if (w->steps.base != NULL)
		munmap(w->steps.base, w->steps.size);
	return s->verdict;
}

static enum verdict prepare(void *self, struct sample *s)
{
	struct work *w = self;
	int err;

	w->steps.base = NULL;
	if (w->row->prepare == NULL || (err = w->row->prepare(&w->steps)) == 0)
		return SAMPLE_VALID;
	sample_reject(s, SAMPLE_SKIP, "cannot prepare: %s", strerror(-err));
	return finish(self, s);
}

/* waitpid() adds the child's faults and processor time to ours. */
static int run_in_child(struct work *w, uint64_t *done)
{
	pid_t child = w->shared != MAP_FAILED ? fork() : -1;
	int status;

	if (child < 0)
		return -errno;
	if (child == 0) {
		w->shared->done = 0;
		w->shared->err = w->row->body(&w->steps, &w->shared->done);
		_exit(0);
	}
	if (waitpid(child, &status, 0) != child || status != 0)
		return -ECHILD;
	*done = w->shared->done;
	return w->shared->err;
}

static int body(void *self, uint64_t *sum)
{
	struct work *w = self;

	return w->row->in_child ? run_in_child(w, sum) : w->row->body(&w->steps, sum);
}

static const struct row_functions functions = {
	.prepare = prepare,
	.body = body,
	.finish = finish,
};

static void add(const struct bench_case *c, const struct setup *setup, const struct steps_row *row)
{
	struct work *w = memory_array(1, sizeof(*w));
	uint64_t nops = row->nops > 0 ? row->nops : row->npages;

	w->row = row;
	w->steps = (struct steps){
		.file = setup->file, .page = setup->page, .npages = row->npages, .nops = nops
	};
	if (row->in_child)
		w->shared = mmap(NULL, sizeof(*w->shared), PROT_READ | PROT_WRITE,
		                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	row_add(c, &(struct row){
	               .strategy = row->strategy,
	               .state = row->state,
	               .profile = row->profile,
	               .args = { { "pages", (int64_t)row->npages } },
	               .ops = nops,
	               .min_faults = row->min_faults,
	               .max_faults = row->max_faults,
	               .functions = &functions,
	               .self = w,
	           });
}

void steps_declare(const struct bench_case *self, const struct setup *setup)
{
	for (const struct steps_row *row = self->rows; row->strategy != NULL; row++)
		if (setup->size / setup->page >= row->file_pages)
			add(self, setup, row);
}

static int map(struct steps *s, int flags, int fd)
{
	void *base;

	s->size = s->npages * s->page;
	base = mmap(NULL, s->size, PROT_READ | PROT_WRITE, flags, fd, 0);
	if (base == MAP_FAILED)
		return -errno;
	s->base = base;
	return 0;
}

int steps_map_anonymous(struct steps *s)
{
	int err = map(s, MAP_PRIVATE | MAP_ANONYMOUS, -1);

	if (err == 0)
		madvise(s->base, s->size, MADV_NOHUGEPAGE);
	return err;
}

int steps_map_written(struct steps *s)
{
	uint64_t done;
	int err = steps_map_anonymous(s);

	return err != 0 ? err : steps_store_same(s, &done);
}

/* The file's pages are brought into the cache, so that a fault is a minor one. */
static int map_file(struct steps *s, int flags)
{
	int fd = data_file_fd(s->file), err = map(s, flags, fd);
	unsigned char byte;

	for (size_t i = 0; err == 0 && i < s->npages; i++)
		if (pread(fd, &byte, 1, (off_t)(i * s->page)) != 1)
			err = -EIO;
	return err;
}

int steps_map_shared(struct steps *s)
{
	return map_file(s, MAP_SHARED);
}

int steps_map_private(struct steps *s)
{
	return map_file(s, MAP_PRIVATE);
}

/* Not read: a read fault would map the pages around it. */
int steps_store(struct steps *s, uint64_t *done)
{
	volatile unsigned char *base = s->base;

	for (size_t i = 0; i < s->npages; i++)
		base[i * s->page] = 1;
	*done = s->npages;
	return 0;
}

/* The file's content remains. */
int steps_store_same(struct steps *s, uint64_t *done)
{
	volatile unsigned char *base = s->base;

	for (size_t i = 0; i < s->npages; i++)
		base[i * s->page] = base[i * s->page];
	*done = s->npages;
	return 0;
}
