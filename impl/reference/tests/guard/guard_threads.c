/* SPDX-License-Identifier: MIT */

/* The guard in several threads, and the program's beginning.
 *
 * guard LIBRARY: LIBRARY is the shared library, which is loaded late. */

#include "guard.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 4, ROUNDS = 25, CUTS = 200 };

struct thread {
	pthread_t id;
	int fd;
	const char *wrong; /* what did not err, or NULL */
	bool recovers;
};

static pthread_barrier_t step;

/* Each thread has mappings of its own; the file is everybody's and is cut by the main
 * thread between the first step and the second. */
static void *use_methods(void *argument)
{
	struct thread *t = argument;
	struct methods *methods = new_methods(t->fd);
	struct mmapobj *m = map(t->fd, NULL);
	unsigned char byte = 'x';

	pthread_barrier_wait(&step);
	pthread_barrier_wait(&step);
	for (int i = 0; i < ROUNDS && t->wrong == NULL; i++)
		t->wrong = check_methods(methods);
	pthread_barrier_wait(&step);
	pthread_barrier_wait(&step);
	t->recovers = mmapobj_get_item(m, (int64_t)page(), &byte) == MMAPOBJ_OK && byte == '\0' &&
	              mmapobj_set_item(m, (int64_t)(2 * page()), 'b') == MMAPOBJ_OK;
	mmapobj_free(m);
	free_methods(methods);
	return NULL;
}

static void start(struct thread threads[THREADS], void *(*work)(void *), int fd)
{
	for (int i = 0; i < THREADS; i++) {
		threads[i] = (struct thread){ .fd = fd };
		if (pthread_create(&threads[i].id, NULL, work, &threads[i]) != 0)
			abort();
	}
}

static void join(const struct thread threads[THREADS])
{
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i].id, NULL);
}

static void test_threads(void)
{
	struct thread threads[THREADS];
	int fd = new_file(3);

	pthread_barrier_init(&step, NULL, THREADS + 1);
	start(threads, use_methods, fd);
	pthread_barrier_wait(&step);
	set_pages(fd, 1);
	pthread_barrier_wait(&step);
	pthread_barrier_wait(&step);
	set_pages(fd, 3);
	pthread_barrier_wait(&step);
	join(threads);
	for (int i = 0; i < THREADS; i++) {
		report(threads[i].wrong == NULL, "thread %d: every method errs%s%s", i,
		       threads[i].wrong != NULL ? ", but not " : "",
		       threads[i].wrong != NULL ? threads[i].wrong : "");
		report(threads[i].recovers, "thread %d: the file grown again is usable", i);
	}
	pthread_barrier_destroy(&step);
}

/* --- the file cut at any moment ------------------------------------------- */

static atomic_bool cutting;

/* Every call ends well or with the guard's error. */
static void *use_while_cut(void *argument)
{
	struct thread *t = argument;
	struct mmapobj *m = map(t->fd, NULL);
	int64_t start = 0, index, length = (int64_t)page();
	unsigned char byte;

	pthread_barrier_wait(&step);
	while (atomic_load(&cutting)) {
		int errors[] = {
			mmapobj_get_item(m, length, &byte),
			mmapobj_set_item(m, length, 'b'),
			mmapobj_find(m, "zz", 2, &start, NULL, &index),
			mmapobj_move(m, 0, length, length),
		};

		for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
			if (errors[i] != MMAPOBJ_OK && errors[i] != MMAPOBJ_OS)
				t->wrong = "another error";
	}
	mmapobj_free(m);
	return NULL;
}

static void test_cutting(void)
{
	struct thread threads[THREADS];
	int fd = new_file(3);
	bool good = true;

	atomic_store(&cutting, true);
	pthread_barrier_init(&step, NULL, THREADS + 1);
	start(threads, use_while_cut, fd);
	pthread_barrier_wait(&step);
	for (int i = 0; i < CUTS; i++) {
		set_pages(fd, 1);
		set_pages(fd, 3);
	}
	atomic_store(&cutting, false);
	join(threads);
	for (int i = 0; i < THREADS; i++)
		good = good && threads[i].wrong == NULL;
	report(good, "a file that is cut at any moment");
	pthread_barrier_destroy(&step);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: %s LIBRARY\n", argv[0]);
		return 2;
	}
	test_handlers();
	test_frames();
	test_interrupted();
	test_disk();
	test_library(argv[1]);
	test_threads();
	test_cutting();
	return failures() != 0;
}
