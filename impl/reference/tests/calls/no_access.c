/* SPDX-License-Identifier: MIT */

/* A mapping made with PROT_NONE: everything that would touch its memory is an error, and nothing
 * has changed. */

#include "library_test.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

static int read_all(struct mmapobj *m)
{
	const unsigned char *data;
	size_t size;

	return mmapobj_read(m, -1, &data, &size);
}

static int read_byte(struct mmapobj *m)
{
	unsigned char byte;

	return mmapobj_read_byte(m, &byte);
}

static int read_line(struct mmapobj *m)
{
	const unsigned char *data;
	size_t size;

	return mmapobj_readline(m, &data, &size);
}

static int get_item(struct mmapobj *m)
{
	unsigned char byte;

	return mmapobj_get_item(m, 1, &byte);
}

static int get_slice(struct mmapobj *m)
{
	unsigned char bytes[4];
	const int64_t stop = sizeof(bytes);

	return mmapobj_get_slice(m, (struct mmapobj_slice){ .stop = &stop }, bytes);
}

static int find(struct mmapobj *m)
{
	int64_t index;

	return mmapobj_find(m, "a", 1, NULL, NULL, &index);
}

static int rfind(struct mmapobj *m)
{
	int64_t index;

	return mmapobj_rfind(m, "a", 1, NULL, NULL, &index);
}

static int lend(struct mmapobj *m)
{
	struct mmapobj_view *view;

	return mmapobj_export(m, &view);
}

static const struct {
	const char *name;
	int (*call)(struct mmapobj *m);
} calls[] = {
	{ "read", read_all },     { "read_byte", read_byte }, { "readline", read_line },
	{ "get_item", get_item }, { "get_slice", get_slice }, { "find", find },
	{ "rfind", rfind },       { "export", lend },
};

void test_no_access(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	int64_t position = -1, length = -1;
	struct mmapobj *m;

	o.prot = PROT_NONE;
	m = map_with(fd, &o);
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		report(calls[i].call(m) == MMAPOBJ_OS && errno == EFAULT,
		       "%s of memory without access is EFAULT", calls[i].name);
	report(mmapobj_set_item(m, 1, 'a') == MMAPOBJ_TYPE, "it is read-only");
	report(mmapobj_tell(m, &position) == MMAPOBJ_OK && position == 0,
	       "the position stays, without access");
	report(mmapobj_length(m, &length) == MMAPOBJ_OK && length == (int64_t)page(),
	       "memory without access has a length");
	report(mmapobj_close(m) == MMAPOBJ_OK, "nothing was lent");
	report(get_item(m) == MMAPOBJ_VALUE, "once closed it is as any other");
	mmapobj_free(m);
	close(fd);
}
