/* SPDX-License-Identifier: MIT */

/* What the tests of the guard share. */

#include "guard.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int failed;

static void say(const char *verdict, const char *format, va_list arguments)
{
	printf("%s - guard: ", verdict);
	vprintf(format, arguments);
	printf("\n");
	fflush(stdout);
}

void report(bool good, const char *format, ...)
{
	va_list arguments;

	failed += !good;
	va_start(arguments, format);
	say(good ? "ok" : "not ok", format, arguments);
	va_end(arguments);
}

void skip(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("skip", format, arguments);
	va_end(arguments);
}

int failures(void)
{
	return failed;
}

bool is_fault(int error)
{
	return error == MMAPOBJ_OS && errno == EFAULT;
}

size_t page(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

static void need(bool good, const char *what)
{
	if (good)
		return;
	printf("not ok - guard: set-up: %s: %s\n", what, strerror(errno));
	exit(2);
}

void set_pages(int fd, size_t pages)
{
	need(ftruncate(fd, (off_t)(pages * page())) == 0, "ftruncate");
}

int new_file(size_t pages)
{
	char path[] = "/tmp/guard-XXXXXX";
	int fd = mkstemp(path);
	unsigned char *bytes = malloc(page());

	need(fd >= 0 && unlink(path) == 0 && bytes != NULL, "a file");
	memset(bytes, 'a', page());
	for (size_t i = 0; i < pages; i++)
		need(write(fd, bytes, page()) == (ssize_t)page(), "write");
	free(bytes);
	return fd;
}

struct mmapobj *map(int fd, const struct mmapobj_options *options)
{
	struct mmapobj_options guarded = mmapobj_defaults;
	struct mmapobj *m;

	guarded.guarded = true;
	need(mmapobj_open(&m, fd, options != NULL ? options : &guarded) == MMAPOBJ_OK, "a map");
	return m;
}

volatile unsigned char *missing_page(void)
{
	int fd = new_file(1);
	unsigned char *memory = mmap(NULL, page(), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	need(memory != MAP_FAILED, "mmap");
	set_pages(fd, 0);
	close(fd);
	return memory;
}

unsigned char touch(const volatile unsigned char *byte)
{
	return *byte;
}

#if defined(__has_feature)
#	if __has_feature(thread_sanitizer)
#		define __SANITIZE_THREAD__ 1
#	endif
#endif

bool is_thread_sanitized(void)
{
#ifdef __SANITIZE_THREAD__
	return true;
#else
	return false;
#endif
}

int in_child(int (*test)(void))
{
	struct rlimit no_core = { 0, 0 };
	pid_t child;
	int status = 0;

	fflush(stdout);
	if ((child = fork()) == 0) {
		setrlimit(RLIMIT_CORE, &no_core);
		_exit(test());
	}
	need(child > 0 && waitpid(child, &status, 0) == child, "a process");
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}
