/* SPDX-License-Identifier: MIT
 *
 * The files of a test, made and looked at with plain system calls: what the
 * implementation did to them is read with pread, never through itself. */
#include "files.h"
#include "test_memory.h"
#include "notes.h"
#include "suite.h"
#include "verdict.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static struct file files[MAX_FILES];
static size_t count;
static struct file spare = { .fd = -1 }; /* the next first file */

size_t files_count(void)
{
	return count;
}

size_t files_descriptors(void)
{
	return count + (spare.fd >= 0);
}

struct file *files_at(size_t i)
{
	return &files[i];
}

static void drop_spare(void)
{
	if (spare.fd < 0)
		return;
	unlink(spare.path);
	close(spare.fd);
	spare.fd = -1;
}

void files_remove(void)
{
	for (size_t i = 0; i < count; i++)
		unlink(files[i].path);
	drop_spare();
}

void files_close(void)
{
	for (size_t i = 0; i < count; i++)
		close(files[i].fd);
}

void files_open(void)
{
	for (size_t i = 0; i < count; i++) {
		files[i].fd = open(files[i].path, O_RDWR | O_CLOEXEC);
		if (files[i].fd < 0)
			broken("cannot open %s again: %s", files[i].path, strerror(errno));
	}
}

void files_forget(bool recycle)
{
	struct file first = files[0];
	struct stat st;

	if (count == 0)
		return;
	recycle = recycle && fstat(first.fd, &st) == 0 && st.st_nlink == 1;
	if (recycle)
		files[0] = files[--count];
	files_remove();
	files_close();
	count = 0;
	if (recycle)
		spare = first;
}

unsigned char pattern_byte(int64_t i)
{
	uint64_t x = (uint64_t)i * 2654435761u;

	return (unsigned char)((x >> 13) ^ (x >> 29) ^ (uint64_t)i);
}

/* The beginning is asked for again and again. */
enum { PATTERN_KEPT = 1 << 17 };

static const unsigned char *kept_pattern(size_t size)
{
	static unsigned char bytes[PATTERN_KEPT];
	static size_t filled;

	for (; filled < size; filled++)
		bytes[filled] = pattern_byte((int64_t)filled);
	return bytes;
}

void pattern_fill(void *out, int64_t first, size_t size)
{
	unsigned char *bytes = out;

	if (first >= 0 && first + (int64_t)size <= PATTERN_KEPT) {
		memcpy(out, kept_pattern((size_t)first + size) + first, size);
		return;
	}
	for (size_t i = 0; i < size; i++)
		bytes[i] = pattern_byte(first + (int64_t)i);
}

static void store(struct file *f, int64_t offset, const void *data, size_t size)
{
	const char *bytes = data;

	for (size_t done = 0; done < size;) {
		ssize_t n = pwrite(f->fd, bytes + done, size - done, offset + (int64_t)done);

		if (n <= 0)
			broken("cannot write %s: %s", f->path, strerror(errno));
		done += (size_t)n;
	}
}

void file_store(struct file *f, int64_t offset, const void *data, size_t size)
{
	note_store(f, offset, data, size);
	store(f, offset, data, size);
}

/* One for each test: what an adapter leaves there is told from what others make.  The runner
 * looks into it once the adapter has ended, and removes it. */
static const char *make_folder(void)
{
	static char folder[sizeof(files[0].path) - 32];
	const char *dir = getenv("MMAPSPEC_DIR");

	if (*folder != '\0')
		return folder;
	snprintf(folder, sizeof(folder), "%s/%d", dir != NULL ? dir : "/tmp", (int)getpid());
	if (mkdir(folder, 0755) != 0 && errno != EEXIST)
		broken("cannot create %s: %s", folder, strerror(errno));
	return folder;
}

/* Make the file at that path, or take the spare one for `size` bytes.  A file that was truncated to
 * no bytes is written to the disk by ext4 when it is closed, which takes long. */
static int open_new(const char *path, size_t size)
{
	int fd = spare.fd;

	if (count == 0 && fd >= 0 && size > 0 && ftruncate(fd, 1) == 0) {
		spare.fd = -1;
		return fd;
	}
	if (count == 0)
		drop_spare();
	return open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
}

static struct file *create(const void *data, size_t size)
{
	struct file *f = &files[count];

	if (count == MAX_FILES)
		broken("a test may have %d files", MAX_FILES);
	snprintf(f->path, sizeof(f->path), "%s/%zu", make_folder(), count);
	f->fd = open_new(f->path, size);
	if (f->fd < 0)
		broken("cannot create %s: %s", f->path, strerror(errno));
	count++;
	if (size != 0)
		store(f, 0, data, size);
	return f;
}

struct file *new_file(const void *data, size_t size)
{
	struct file *f = create(data, size);

	note_file(f, data, size);
	return f;
}

struct file *new_pattern_file(int64_t size)
{
	unsigned char *bytes = keep_room((size_t)size);
	struct file *f;

	pattern_fill(bytes, 0, (size_t)size);
	f = create(bytes, (size_t)size);
	note_pattern_file(f, size);
	return f;
}

void file_truncate(struct file *f, int64_t size)
{
	note_action("truncate %s %lld", f->path, (long long)size);
	if (ftruncate(f->fd, size) != 0)
		broken("cannot set the size of %s: %s", f->path, strerror(errno));
}

int64_t file_size(const struct file *f)
{
	struct stat st;

	if (fstat(f->fd, &st) != 0)
		broken("cannot look at %s: %s", f->path, strerror(errno));
	note_action("size %s %lld", f->path, (long long)st.st_size);
	return st.st_size;
}
