/* SPDX-License-Identifier: MIT */

/* The shared library, loaded late, in threads that were there before it. */

#include "guard.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>

static const char *library;
static volatile unsigned char *missing;
static _Thread_local sigjmp_buf out;
static int fd;
static pthread_barrier_t step;

static struct {
	void *handle;
	int (*open)(struct mmapobj **, int, const struct mmapobj_options *);
	int (*get_item)(const struct mmapobj *, int64_t, unsigned char *);
	void (*free)(struct mmapobj *);
} loaded;

static void leave(int number)
{
	(void)number;
	siglongjmp(out, 1);
}

/* A fault elsewhere reaches the handler of before. */
static bool reaches_handler(void)
{
	if (sigsetjmp(out, 1) != 0)
		return true;
	touch(missing);
	return false;
}

static bool guards(void)
{
	struct mmapobj_options options = mmapobj_defaults;
	struct mmapobj *m;
	unsigned char byte;
	bool good;

	options.guarded = true;
	if (loaded.open(&m, fd, &options) != MMAPOBJ_OK)
		return false;
	pthread_barrier_wait(&step);
	pthread_barrier_wait(&step);
	good = is_fault(loaded.get_item(m, (int64_t)page(), &byte)) &&
	       loaded.get_item(m, 0, &byte) == MMAPOBJ_OK && byte == 'a';
	loaded.free(m);
	return good;
}

/* The first thing that happens to the library's variables in this thread is a fault that
 * is not the guard's, or it is a guarded access. */
static void *fault_first(void *argument)
{
	bool *good = argument;

	pthread_barrier_wait(&step);
	*good = reaches_handler();
	*good = guards() && *good;
	return NULL;
}

static void *guard_first(void *argument)
{
	bool *good = argument;

	pthread_barrier_wait(&step);
	*good = guards() && reaches_handler();
	return NULL;
}

static bool load(void)
{
	/* POSIX wants what dlsym returns to be a function where it was asked for one. */
	loaded.handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	if (loaded.handle == NULL)
		return false;
	*(void **)&loaded.open = dlsym(loaded.handle, "mmapobj_open");
	*(void **)&loaded.get_item = dlsym(loaded.handle, "mmapobj_get_item");
	*(void **)&loaded.free = dlsym(loaded.handle, "mmapobj_free");
	return loaded.open != NULL && loaded.get_item != NULL && loaded.free != NULL;
}

static bool put_up(void)
{
	struct mmapobj_options options = mmapobj_defaults;
	struct mmapobj *m;

	options.guarded = true;
	if (loaded.open(&m, fd, &options) != MMAPOBJ_OK)
		return false;
	loaded.free(m);
	return true;
}

static int load_late(void)
{
	bool fault_good = false, guard_good = false;
	pthread_t fault_thread, guard_thread;

	fd = new_file(2);
	signal(SIGBUS, leave);
	pthread_barrier_init(&step, NULL, 3);
	if (pthread_create(&fault_thread, NULL, fault_first, &fault_good) != 0 ||
	    pthread_create(&guard_thread, NULL, guard_first, &guard_good) != 0)
		return 1;
	if (!load() || !put_up())
		return 2;
	pthread_barrier_wait(&step); /* go on */
	pthread_barrier_wait(&step); /* mapped */
	set_pages(fd, 1);
	pthread_barrier_wait(&step);
	pthread_join(fault_thread, NULL);
	pthread_join(guard_thread, NULL);
	/* The handler stays in place, so that its code has to. */
	dlclose(loaded.handle);
	if (!reaches_handler())
		return 3;
	return !fault_good ? 4 : !guard_good ? 5 : 0;
}

void test_library(const char *path)
{
	int result;

	library = path;
	missing = missing_page();
	result = in_child(load_late);
	report(result == 0, "the library loaded late: %d, expected 0", result);
}
