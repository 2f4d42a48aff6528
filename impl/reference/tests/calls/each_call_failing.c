/* SPDX-License-Identifier: MIT */

/* Every operation with every call failing that it makes: an error that says so, nothing
 * changed, and the same operation working when it is tried again. */

#include "library_test.h"

#include "observed_state.h"

#include <errno.h>
#include <go_map.h>
#include <map_region.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Numbers that none of these calls gives by itself here. */
enum { WRONG = ENOTRECOVERABLE };

/* One operation on an observed mapping: its error.  What it makes is owned by that. */
struct scenario {
	const char *name;
	enum observed_kind kind;
	int (*run)(struct observed *w);
};

static int open_plain(struct observed *w)
{
	struct mmapobj_options o = mmapobj_defaults;

	return mmapobj_open(&w->made, w->fd, &o);
}

static int open_untracked(struct observed *w)
{
	struct mmapobj_options o = mmapobj_defaults;

	o.trackfd = false;
	o.access = MMAPOBJ_ACCESS_COPY;
	return mmapobj_open(&w->made, w->fd, &o);
}

static int open_anonymous(struct observed *w)
{
	struct mmapobj_options o = mmapobj_defaults;

	o.length = (int64_t)page();
	return mmapobj_open(&w->made, -1, &o);
}

static int open_go(struct observed *w)
{
	return go_map_open(&w->go, w->fd, GO_MAP_RDWR, 0);
}

static int open_region(struct observed *w)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", w->fd);
	return map_region_open(&w->region, path, 0, 0, 0, 0);
}

static int close_it(struct observed *w)
{
	return mmapobj_close(w->m);
}

static int grow(struct observed *w)
{
	return mmapobj_resize(w->m, (int64_t)(OBSERVED_PAGES * page() + 2 * page() + 5));
}

static int grow_within(struct observed *w)
{
	return mmapobj_resize(w->m, (int64_t)(OBSERVED_PAGES * page() - 3));
}

static int shrink(struct observed *w)
{
	return mmapobj_resize(w->m, (int64_t)(page() + 9));
}

static int flush(struct observed *w)
{
	return mmapobj_flush(w->m, NULL, NULL);
}

static int size(struct observed *w)
{
	int64_t size;

	return mmapobj_size(w->m, &size);
}

static int advise(struct observed *w)
{
	return mmapobj_madvise(w->m, MADV_NORMAL, NULL, NULL);
}

static int lend(struct observed *w)
{
	int error = mmapobj_export(w->m, &w->view);

	if (error == MMAPOBJ_OK)
		mmapobj_view_release(w->view);
	return error;
}

/* A slice of every second byte, of bytes that lie among them: through a copy. */
static int store_apart(struct observed *w)
{
	const int64_t start = 0, stop = 64, step = 2;
	const struct mmapobj_slice slice = { &start, &stop, &step };

	return mmapobj_set_slice(w->m, slice, w->memory + 8, 32);
}

static int read_some(struct observed *w)
{
	const unsigned char *data;
	size_t n;
	int error = mmapobj_read(w->m, 100, &data, &n);

	return error;
}

static int go_lock(struct observed *w)
{
	return go_map_lock(w->go);
}

static int go_unlock(struct observed *w)
{
	return go_map_unlock(w->go);
}

static int go_unmap(struct observed *w)
{
	return go_map_unmap(w->go);
}

static int leave(struct observed *w)
{
	bool released;

	return map_region_add_clients(w->region, -1, &released);
}

static const struct scenario scenarios[] = {
	{ "opening", OBSERVED_FILE, open_plain },
	{ "opening without a descriptor", OBSERVED_FILE, open_untracked },
	{ "opening anonymous memory", OBSERVED_FILE, open_anonymous },
	{ "Go's Map", OBSERVED_FILE, open_go },
	{ "opening a region", OBSERVED_FILE, open_region },
	{ "closing", OBSERVED_MAP, close_it },
	{ "growing", OBSERVED_MAP, grow },
	{ "growing a guarded map", OBSERVED_GUARDED, grow },
	{ "growing a private map", OBSERVED_PRIVATE, grow },
	{ "growing within a longer file", OBSERVED_WINDOW, grow_within },
	{ "shrinking", OBSERVED_MAP, shrink },
	{ "flush", OBSERVED_MAP, flush },
	{ "size", OBSERVED_MAP, size },
	{ "advice", OBSERVED_MAP, advise },
	{ "lending", OBSERVED_MAP, lend },
	{ "storing bytes of its own apart", OBSERVED_MAP, store_apart },
	{ "reading a guarded map", OBSERVED_GUARDED, read_some },
	{ "Go's Lock", OBSERVED_GO, go_lock },
	{ "Go's Unlock", OBSERVED_GO_LOCKED, go_unlock },
	{ "Go's Unmap", OBSERVED_GO, go_unmap },
	{ "a region's last client", OBSERVED_REGION, leave },
};

/* A mapping whose end the system does not take back just keeps it, unseen. */
static bool may_work(const struct scenario *s, const char *call)
{
	return (s->run == shrink && strcmp(call, "mremap") == 0) ||
	       strcmp(call, "getrlimit") == 0 ||
	       (s->run == go_lock && strcmp(call, "munlock") == 0);
}

static bool error_fits(int error, int number, const char *call)
{
	if (strcmp(call, "malloc") == 0 || strcmp(call, "calloc") == 0)
		return error == MMAPOBJ_MEMORY;
	return error == MMAPOBJ_OS && number == WRONG;
}

static void judge(const char *what, bool fits, const struct image *before, const struct observed *w)
{
	struct image after;

	image_take(&after, w);
	report(fits, "%s: the error says so", what);
	report(image_same(before, &after), "%s: as it was%s", what,
	       image_difference(before, &after));
	image_free(&after);
}

/* The operation with the n-th of these calls failing; false when there is no n-th. */
static bool try_failing(const struct scenario *s, const char *call, int n)
{
	struct observed w;
	struct image before;
	int error, number;
	bool failed;

	observed_make(&w, s->kind);
	image_take(&before, &w);
	fail_next(call, n, WRONG);
	error = s->run(&w);
	number = errno;
	failed = fail_happened();
	fail_next(NULL, 0, 0);
	if (failed && (error != MMAPOBJ_OK || !may_work(s, call))) {
		char what[128];

		snprintf(what, sizeof(what), "%s, %s %d failing", s->name, call, n);
		judge(what, error_fits(error, number, call), &before, &w);
		/* Nothing stands in the way of another try. */
		report(s->run(&w) == MMAPOBJ_OK, "%s: it works again", what);
	}
	image_free(&before);
	observed_free(&w);
	return failed;
}

void test_failing(void)
{
	for (size_t i = 0; i < sizeof(scenarios) / sizeof(scenarios[0]); i++)
		for (size_t k = 0; fail_names[k] != NULL; k++)
			for (int n = 1; n < 20 && try_failing(&scenarios[i], fail_names[k], n); n++)
				;
}
