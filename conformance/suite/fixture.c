/* SPDX-License-Identifier: MIT
 *
 * Preparing a mapping with the constructor of a claimed document.  What fails here is
 * the implementation's failure all the same, and is marked as one of the fixture. */
#include "test_private.h"

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

/* Where there are no read-only maps, copy-on-write ones show the file's bytes as well. */
static struct arg map_python(struct arg file, enum mode mode, int64_t offset, int64_t length)
{
	struct arg args[] = { file, I(length), NAMED("access", I(mode)), NAMED("offset", I(offset)),
		              { .end = true } };
	const struct answer *a;

	if (offset == 0)
		args[3].end = true;
	if (mode == READ) {
		a = suite_ask(OP_map_fd, args);
		if (!unsupported(a))
			return result(a);
		args[2] = NAMED("access", I(COPY));
	}
	return result(suite_call(OP_map_fd, args));
}

static struct arg map_go(struct arg file, enum mode mode, int64_t offset, int64_t length)
{
	static const int modes[] = { [READ] = GO_RDONLY, [WRITE] = GO_RDWR, [COPY] = GO_COPY };

	return result(CALL(go_map_region, file, I(length), I(modes[mode]), I(0), I(offset)));
}

static struct arg map_region(struct arg file, enum mode mode, int64_t offset, int64_t length)
{
	struct arg region;

	if (mode != READ)
		skip("a region cannot be written through");
	region = result(CALL(region_open, file, I(offset), I(length)));
	return result(CALL(region_map, region));
}

/* Where the implementation opens the file itself. */
static struct arg map_path(const struct file *f, enum mode mode, int64_t offset, int64_t length)
{
	return result(CALL(map_path, path_argument(f), I(length), I(mode), I(offset)));
}

/* Length 0 is the whole file; it is asked for as a number, since edition 2.4 promises
 * nothing about a length of 0. */
struct arg map_file(const struct file *f, enum mode mode, int64_t offset, int64_t length)
{
	struct arg m;

	if (mode == WRITE)
		need(NEEDS_SHARED);
	fixture_begin();
	if (length == 0)
		length = file_size(f) - offset;
	if (claims("python") || (!claims("mmap-go") && offers(OP_map_fd)))
		m = map_python(open_file(f, "rw"), mode, offset, length);
	else if (claims("mmap-go") || offers(OP_go_map_region))
		m = map_go(open_file(f, "rw"), mode, offset, length);
	else if (offers(OP_map_path))
		m = map_path(f, mode, offset, length);
	else
		m = map_region(open_file(f, "rw"), mode, offset, length);
	fixture_end();
	return m;
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

	note_action("limit %d %llu", resource, (unsigned long long)value);
	/* The hard limit stays: not even root can raise it everywhere. */
	if (prlimit(adapter_pid(), resource, NULL, &now) == 0) {
		now.rlim_cur = value < now.rlim_max ? value : now.rlim_max;
		if (prlimit(adapter_pid(), resource, &now, NULL) == 0)
			return;
	}
	broken("cannot limit the adapter: %s", strerror(errno));
}
