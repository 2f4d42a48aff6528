/* SPDX-License-Identifier: MIT
 *
 * Preparing a mapping with the constructor of a claimed document.  What fails here is
 * the implementation's failure all the same, and is marked as one of the fixture. */
#include "answer.h"
#include "files.h"
#include "notes.h"
#include "process.h"
#include "session.h"
#include "verdict.h"

#include <sys/resource.h>

/* Go's modes and "the whole file". */
enum { GO_RDONLY = 0, GO_RDWR = 2, GO_COPY = 4, GO_WHOLE = -1 };

struct arg open_file(const struct file *f, const char *mode)
{
	struct arg handle;

	fixture_begin();
	handle = result(CALL(file_open, path_argument(f), T(mode)));
	fixture_end();
	return handle;
}

struct arg path_argument(const struct file *f)
{
	return BYTES(f->path, strlen(f->path));
}

struct arg special_file(const char *kind)
{
	struct arg handle;

	fixture_begin();
	handle = result(CALL(file_special, T(kind)));
	fixture_end();
	return handle;
}

/* The way in that the implementation has. */
static enum operation constructor(void)
{
	if (claims("python") || (!claims("mmap-go") && offers(OP_map_fd)))
		return OP_map_fd;
	if (claims("mmap-go") || offers(OP_go_map_region))
		return OP_go_map_region;
	return offers(OP_map_path) ? OP_map_path : OP_region_open;
}

static const struct answer *map_python(struct arg file, enum mode mode, int64_t offset,
                                       int64_t length)
{
	struct arg args[] = { file,
		              I(length),
		              NAMED("access", I(mode)),
		              NAMED("offset", I(offset)),
		              { .end = true } };

	if (offset == 0)
		args[3].end = true;
	return suite_ask(OP_map_fd, args);
}

static const struct answer *map_go(struct arg file, enum mode mode, int64_t offset, int64_t length)
{
	static const int modes[] = { [READ] = GO_RDONLY, [WRITE] = GO_RDWR, [COPY] = GO_COPY };

	return ASK(go_map_region, file, I(length), I(modes[mode]), I(0), I(offset));
}

static const struct answer *map_region(struct arg file, enum mode mode, int64_t offset,
                                       int64_t length)
{
	if (mode != READ)
		return NULL;
	return CALL(region_map, result(CALL(region_open, file, I(offset), I(length))));
}

/* file is open, or a path where the implementation opens it itself.  NULL and Unsupported
 * say that the implementation has no such maps. */
static const struct answer *ask_map(struct arg file, enum mode mode, int64_t offset, int64_t length)
{
	switch (constructor()) {
	case OP_map_fd: return map_python(file, mode, offset, length);
	case OP_go_map_region: return map_go(file, mode, offset, length);
	case OP_map_path: return ASK(map_path, file, I(length), I(mode), I(offset));
	default: return map_region(file, mode, offset, length);
	}
}

static bool lacking(const struct answer *a)
{
	return a == NULL || unsupported(a);
}

/* Length 0 is the whole file; it is asked for as a number, since edition 2.4 promises
 * nothing about a length of 0.  Where there are no read-only maps, copy-on-write ones show
 * the file's bytes as well. */
static const struct answer *ask_file(const struct file *f, enum mode mode, int64_t offset,
                                     int64_t length)
{
	const struct answer *a;
	struct arg file;

	if (mode == WRITE)
		need(NEEDS_SHARED);
	if (length == 0)
		length = file_size(f) - offset;
	file = constructor() == OP_map_path ? path_argument(f) : open_file(f, "rw");
	a = ask_map(file, mode, offset, length);
	return mode == READ && lacking(a) ? ask_map(file, COPY, offset, length) : a;
}

bool map_granted(const struct file *f, enum mode mode, int64_t offset, int64_t length,
                 struct arg *out)
{
	const struct answer *a;

	fixture_begin();
	a = ask_file(f, mode, offset, length);
	if (!lacking(a))
		*out = result(a);
	fixture_end();
	return !lacking(a);
}

struct arg map_file(const struct file *f, enum mode mode, int64_t offset, int64_t length)
{
	const struct answer *a;
	struct arg m;

	fixture_begin();
	a = ask_file(f, mode, offset, length);
	if (a == NULL)
		skip("a region cannot be written through");
	if (unsupported(a))
		skip_refused(constructor(), NULL, a);
	m = result(a);
	fixture_end();
	return m;
}

struct arg map_readable(const struct file *f, enum mode *mode, int64_t length)
{
	struct arg m;

	for (;; *mode = READ) {
		if (map_granted(f, *mode, 0, length, &m))
			return m;
		if (length != 0 && map_granted(f, *mode, 0, 0, &m))
			return m;
		if (*mode == READ)
			return map_file(f, READ, 0, 0);
	}
}

void need_coherent(const struct file *f, enum mode mode)
{
	if (mode != READ)
		return;
	need(NEEDS_LINUX_PROC);
	if (strchr(map_permissions(f), 'p') != NULL)
		skip("a private map need not show what is written to its file");
}

struct arg map_new(enum mode mode, const void *data, size_t size)
{
	return map_file(new_file(data, size), mode, 0, 0);
}

struct arg map_pattern(enum mode mode, int64_t size)
{
	return map_file(new_pattern_file(size), mode, 0, 0);
}

struct file *mapped_file(void)
{
	return files_at(files_count() - 1);
}

struct arg map_anonymous(int64_t length)
{
	struct arg m;

	fixture_begin();
	if (claims("python") || !claims("mmap-go"))
		m = result(CALL(map_fd, I(-1), I(length)));
	else
		m = result(CALL(go_map_region, NONE, I(length), I(GO_RDWR), I(1), I(0)));
	fixture_end();
	return m;
}

void position(struct arg m, int64_t where)
{
	fixture_begin();
	expect_ok(CALL(seek, m, I(where)));
	fixture_end();
}

struct arg constant(const char *name)
{
	struct arg value;

	fixture_begin();
	value = result(CALL(constant, T(name)));
	fixture_end();
	return value;
}

void limit(int resource, uint64_t value)
{
	struct rlimit now;

	if (process_is_inside())
		skip("nobody outside can put a limit on the process");
	note_action("limit %d %llu", resource, (unsigned long long)value);
	/* The hard limit stays: not even root can raise it everywhere. */
	if (prlimit(adapter_pid(), resource, NULL, &now) == 0) {
		now.rlim_cur = value < now.rlim_max ? value : now.rlim_max;
		if (prlimit(adapter_pid(), resource, &now, NULL) == 0)
			return;
	}
	broken("cannot limit the adapter: %s", strerror(errno));
}

void settle(void)
{
	fixture_begin();
	expect_ok(suite_call(OP_settle, (const struct arg[]){ { .end = true } }));
	fixture_end();
}
