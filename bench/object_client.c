/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runner.h"

#include "object_client.h"

enum { ANSWER_MS = 20000, ROOM = 4096, MOST = 64 };

struct object_client {
	const struct column *column;
	struct description description;
	struct arena arena;
	struct process process;
	bool started;
	char mapping[32];      /* the handle's word */
	const char *wrong;     /* why it cannot be used */
	char text[ROOM];       /* what it answered last */
};

static struct columns columns;
static struct object_client clients[MOST];
static size_t count;

/* CPython 2.7 and 3.13 are one implementation in two versions: the later line is the newer one. */
static bool is_superseded(size_t i)
{
	size_t size = strcspn(columns.at[i].label, "-");

	for (size_t j = i + 1; j < columns.count; j++)
		if (columns.at[j].absent == NULL &&
		    strcmp(columns.at[j].implementation, columns.at[i].implementation) == 0 &&
		    strcspn(columns.at[j].label, "-") == size &&
		    strncmp(columns.at[j].label, columns.at[i].label, size) == 0)
			return true;
	return false;
}

/* What this program is linked with is timed here and not there. */
static bool is_linked(size_t i)
{
	return strcmp(columns.at[i].implementation, "reference") == 0;
}

static void consider(size_t i)
{
	struct object_client *c = &clients[count];

	if (columns.at[i].absent != NULL || is_linked(i) || is_superseded(i) || count == MOST)
		return;
	*c = (struct object_client){ .column = &columns.at[i] };
	if (process_describe(c->column, &c->arena, &c->description, NULL) == NULL &&
	    c->description.offered[OP_repeat])
		count++;
}

struct object_client *object_client_at(size_t n)
{
	static bool looked;

	if (!looked && access(place_impl(), F_OK) == 0 && columns_discover(&columns, NULL) == 0)
		for (size_t i = 0; i < columns.count; i++)
			consider(i);
	looked = true;
	return n < count ? &clients[n] : NULL;
}

const char *object_client_name(const struct object_client *c)
{
	return c->column->label;
}

/* Send a line and receive one; NULL when that does not work in time. */
static const char *exchange(struct object_client *c, const char *line)
{
	size_t size = 0;

	if (write(c->process.in, line, strlen(line)) != (ssize_t)strlen(line))
		return NULL;
	while (size < ROOM - 1) {
		struct pollfd wait = { .fd = c->process.out, .events = POLLIN };
		ssize_t n;

		if (poll(&wait, 1, ANSWER_MS) != 1)
			return NULL;
		n = read(c->process.out, c->text + size, ROOM - 1 - size);
		if (n <= 0)
			return NULL;
		size += (size_t)n;
		c->text[size] = '\0';
		if (c->text[size - 1] == '\n') {
			c->text[size - 1] = '\0';
			return c->text;
		}
	}
	return NULL;
}

/* The value of an answer "1 ok VALUE", or NULL. */
static const char *value(const char *answer)
{
	return answer != NULL && strncmp(answer, "1 ok ", 5) == 0 ? answer + 5 : NULL;
}

static bool map(struct object_client *c, const char *file)
{
	const char *constructor = c->description.offered[OP_map_fd]          ? "map_fd %s 0 access=2"
	                          : c->description.offered[OP_go_map_region] ? "go_map %s 2 0"
	                                                                     : NULL;
	char line[128], request[96];
	const char *handle;

	if (constructor == NULL)
		return false;
	snprintf(request, sizeof(request), constructor[0] == 'm' ? "map_fd %s 0 access=2"
	                                                         : "go_map %s 2 0", file);
	snprintf(line, sizeof(line), "1 %s\n", request);
	if ((handle = value(exchange(c, line))) == NULL)
		return false;
	snprintf(c->mapping, sizeof(c->mapping), "%s", handle);
	return true;
}

static const char *start(struct object_client *c, const struct object *o)
{
	char path[64], line[256], file[32];
	const char *handle;
	int n;

	if (c->started)
		return c->wrong;
	c->started = true;
	c->wrong = "its adapter does not map the object's file";
	if (process_start(c->column, false, &c->process) != 0 ||
	    value(exchange(c, "1 hello 1\n")) == NULL)
		return c->wrong;
	snprintf(path, sizeof(path), "/proc/%d/fd/%d", (int)getpid(), o->fd);
	n = snprintf(line, sizeof(line), "1 file_open b:");
	for (const char *p = path; *p != '\0'; p++)
		n += snprintf(line + n, sizeof(line) - (size_t)n, "%02x", (unsigned char)*p);
	snprintf(line + n, sizeof(line) - (size_t)n, " t:rw\n");
	if ((handle = value(exchange(c, line))) == NULL)
		return c->wrong;
	snprintf(file, sizeof(file), "%.31s", handle);
	if (map(c, file))
		c->wrong = NULL;
	return c->wrong;
}

static size_t put_hex(char *out, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sprintf(out + 2 * i, "%02x", bytes[i]);
	return 2 * size;
}

/* A mark of an operation's requests: the mapping, the page, or bytes. */
static size_t put_mark(char *out, char mark, const struct object_client *c, const struct object *o)
{
	switch (mark) {
	case 'M': return (size_t)sprintf(out, "%s", c->mapping);
	case 'P': return (size_t)sprintf(out, "%zu", o->page);
	case '8': return put_hex(out, object_needle, 8);
	case 'N': return put_hex(out, object_needle, 64);
	case 'F': return put_hex(out, object_worst, 64);
	case 'B': return put_hex(out, object_worst_back, 64);
	default: return put_hex(out, o->base, 64);
	}
}

/* The requests as one text value: blanks and newlines escaped, marks put in. */
static void put_requests(char *out, const struct object_client *c, const struct object *o,
                         const struct object_op *op)
{
	for (const char *p = op->requests; *p != '\0'; p++) {
		if (*p == '%')
			out += put_mark(out, *++p, c, o);
		else if (*p == ' ' || *p == '\n')
			out += sprintf(out, "%%%02X", *p);
		else
			*out++ = *p;
	}
	*out = '\0';
}

const char *object_client_repeat(struct object_client *c, const struct object *o,
                                 const struct object_op *op, uint64_t n, uint64_t *ns)
{
	static char line[2048];
	const char *wrong = start(c, o), *answer;
	int size;

	if (wrong != NULL)
		return wrong;
	size = snprintf(line, sizeof(line), "1 repeat %" PRIu64 " t:", n);
	put_requests(line + size, c, o, op);
	strcat(line, "\n");
	answer = exchange(c, line);
	if (value(answer) == NULL)
		return answer != NULL ? answer : "its adapter does not answer";
	*ns = strtoull(value(answer), NULL, 10);
	return NULL;
}

__attribute__((destructor)) static void end_all(void)
{
	for (size_t i = 0; i < count; i++)
		if (clients[i].started)
			process_kill(&clients[i].process);
}
