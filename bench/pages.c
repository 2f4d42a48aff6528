/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/wait.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "file.h"

#include "pages.h"

struct work {
	struct pages pages;
	struct pages_row row;
	struct shared {
		uint64_t done;
		int err;
	} *shared; /* with the child, where there is one */
};

static enum bench_verdict prepare(void *self, struct bench_sample *s)
{
	struct work *w = self;
	int err;

	w->pages.base = NULL;
	w->pages.fd = -1;
	if (w->row.prepare == NULL)
		return BENCH_VALID;
	if ((err = w->row.prepare(&w->pages)) != 0)
		return bench_reject(s, BENCH_SKIP, "cannot prepare: %s", strerror(-err));
	return BENCH_VALID;
}

/* The child's faults and processor time become ours when it is waited for. */
static int run_in_child(struct work *w, uint64_t *done)
{
	pid_t child = fork();
	int status;

	if (child < 0)
		return -errno;
	if (child == 0) {
		w->shared->done = 0;
		w->shared->err = w->row.body(&w->pages, &w->shared->done);
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

	return w->row.in_child ? run_in_child(w, sum) : w->row.body(&w->pages, sum);
}

static enum bench_verdict finish(void *self, struct bench_sample *s)
{
	struct work *w = self;

	if (w->pages.base != NULL)
		munmap(w->pages.base, w->pages.size);
	if (w->pages.fd >= 0)
		close(w->pages.fd);
	return s->verdict;
}

static uint64_t expected(void *self)
{
	return ((struct work *)self)->row.nops;
}

static const struct bench_ops steps = {
	.prepare = prepare,
	.body = body,
	.finish = finish,
	.expected = expected,
};

int pages_add(const struct bench_case *c, const struct bench_setup *setup,
              const struct pages_row *row)
{
	struct work *w = bench_alloc(sizeof(*w));

	if (w == NULL)
		return -ENOMEM;
	w->row = *row;
	w->pages = (struct pages){ .file = setup->file, .page = setup->page,
		                   .npages = row->npages, .nops = row->nops };
	w->shared = mmap(NULL, sizeof(*w->shared), PROT_READ | PROT_WRITE,
	                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (w->shared == MAP_FAILED)
		return -errno;
	return bench_row_add(c, &(struct bench_row){
	                            .strategy = row->strategy,
	                            .state = row->state,
	                            .profile = row->profile,
	                            .args = { { "pages", (int64_t)row->npages } },
	                            .ops = row->nops,
	                            .min_faults = row->min_faults,
	                            .max_faults = row->max_faults,
	                            .does = &steps,
	                            .self = w,
	                        });
}

static int map(struct pages *p, int prot, int flags, int fd)
{
	p->size = p->npages * p->page;
	p->base = mmap(NULL, p->size, prot, flags, fd, 0);
	if (p->base == MAP_FAILED) {
		p->base = NULL;
		return -errno;
	}
	return 0;
}

int pages_anonymous(struct pages *p)
{
	int err = map(p, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1);

	if (err == 0)
		madvise(p->base, p->size, MADV_NOHUGEPAGE);
	return err;
}

/* The file's pages are brought into the cache first: a fault is then a minor one. */
static int map_file(struct pages *p, int flags)
{
	int fd = bench_file_fd(p->file), err = map(p, PROT_READ | PROT_WRITE, flags, fd);

	if (err != 0)
		return err;
	for (size_t i = 0; i < p->npages; i++) {
		unsigned char byte;

		if (pread(fd, &byte, 1, (off_t)(i * p->page)) != 1)
			return -EIO;
	}
	return 0;
}

int pages_shared(struct pages *p)
{
	return map_file(p, MAP_SHARED);
}

int pages_private(struct pages *p)
{
	return map_file(p, MAP_PRIVATE);
}

/* A byte is stored that is there already, so that the file stays what it is. */
int pages_write(struct pages *p, uint64_t *done)
{
	volatile unsigned char *base = p->base;

	for (size_t i = 0; i < p->npages; i++)
		base[i * p->page] = base[i * p->page];
	*done = p->npages;
	return 0;
}
