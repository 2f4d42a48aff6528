/* SPDX-License-Identifier: MIT */

/* What C has for a file object without a buffer: a descriptor, of which two lines were read. */

#include "reference_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE = 16 };

static void refuse(struct adapter_call *call, const char *what)
{
	adapter_error(call, "OSError", errno, what, "%s", strerror(errno));
}

static void open_stream(struct adapter_call *call)
{
	const struct value *path = adapter_argument(call, "first");
	const struct value *kind = adapter_argument(call, "second");
	struct adapter_file *file;
	char *name;

	if (path->tag != VALUE_BYTES || kind->tag != VALUE_TEXT) {
		adapter_error(call, "TypeError", 0, "native", "expected a path and a kind");
		return;
	}
	name = strndup((const char *)path->data, path->size);
	file = malloc(sizeof(*file));
	if (name == NULL || file == NULL) {
		adapter_error(call, "MemoryError", 0, "native", "no memory");
		free(name);
		free(file);
		return;
	}
	*file = (struct adapter_file){
		.fd = open(name, (kind->size == strlen("reading") ? O_RDONLY : O_RDWR) | O_CLOEXEC),
		.open = true,
	};
	free(name);
	if (file->fd < 0 || lseek(file->fd, 2 * LINE, SEEK_SET) < 0) {
		refuse(call, "open");
		free(file);
		return;
	}
	adapter_keep(call, &adapter_file_class, file);
}

static void state(struct adapter_call *call, int fd)
{
	char text[100];

	snprintf(text, sizeof(text), "position=%lld flags=%d close=%d",
	         (long long)lseek(fd, 0, SEEK_CUR), fcntl(fd, F_GETFL), fcntl(fd, F_GETFD));
	reference_answer_text(call, text);
}

static void next_line(struct adapter_call *call, int fd)
{
	char line[LINE];
	ssize_t size = read(fd, line, sizeof(line));

	if (size < 0)
		refuse(call, "read");
	else
		adapter_answer_bytes(call, line, (size_t)size);
}

static void write_bytes(struct adapter_call *call, int fd)
{
	const struct value *data = adapter_argument(call, "second");

	if ((fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDONLY)
		adapter_error(call, "Unsupported", 0, "native", "it is for reading");
	else if (write(fd, data->data, data->size) != (ssize_t)data->size)
		refuse(call, "write");
	else
		adapter_answer_none(call);
}

void reference_stream(struct adapter_call *call)
{
	const char *name = (const char *)adapter_argument(call, "name")->data;
	struct adapter_file *file;

	if (strcmp(name, "stream_kinds") == 0) {
		reference_answer_text(call, "reading,both");
		return;
	}
	if (strcmp(name, "stream_open") == 0) {
		open_stream(call);
		return;
	}
	file = adapter_object(call, "first", &adapter_file_class);
	if (file == NULL)
		return;
	if (strcmp(name, "stream_state") == 0)
		state(call, file->fd);
	else if (strcmp(name, "stream_read") == 0)
		next_line(call, file->fd);
	else
		write_bytes(call, file->fd);
}
