/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gate.h"

#include "log.h"

json_t *log_read(const char *path)
{
	FILE *in = fopen(path, "r");
	json_t *records = json_array();
	char *line = NULL;
	size_t room = 0, number = 0;

	if (in == NULL && errno == ENOENT)
		return records;
	if (in == NULL)
		gate_say(0, "--log %s: %s", path, strerror(errno));
	while (in != NULL && getline(&line, &room, in) > 0) {
		json_t *record = json_loads(line, 0, NULL);

		number++;
		if (record != NULL) {
			json_array_append_new(records, record);
			continue;
		}
		gate_say(0, "--log %s: line %zu is no JSON object; take it out", path, number);
		fclose(in);
		in = NULL;
	}
	free(line);
	if (in != NULL) {
		fclose(in);
		return records;
	}
	json_decref(records);
	return NULL;
}

int log_append(const char *path, const json_t *record)
{
	char *text = json_dumps(record, JSON_COMPACT | JSON_REAL_PRECISION(7)), *line = NULL;
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666), size = -1, err;
	struct stat before;

	if (text != NULL)
		size = asprintf(&line, "%s\n", text);
	free(text);
	if (fd >= 0 && size > 0 && fstat(fd, &before) == 0 && write(fd, line, (size_t)size) != size) {
		err = errno;
		if (S_ISREG(before.st_mode) && ftruncate(fd, before.st_size) != 0)
			gate_say(0, "--log %s: its last line is not whole", path);
		errno = err;
		size = -1;
	}
	if (fd < 0 || size <= 0)
		gate_say(0, "--log %s: cannot append: %s", path, strerror(errno));
	free(line);
	if (fd >= 0)
		close(fd);
	return fd < 0 || size <= 0 ? -1 : 0;
}

int log_keep(const char *path, json_t *records, json_t *record)
{
	if (record == NULL)
		return gate_say(-1, "--log %s: out of memory", path);
	if (log_append(path, record) == 0)
		return json_array_append_new(records, record);
	json_decref(record);
	return -1;
}
