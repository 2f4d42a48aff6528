/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <poll.h>
#include <stdarg.h>
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

/* The label without its version. */
static size_t stem(const char *label)
{
	const char *dash = strrchr(label, '-');

	return dash != NULL ? (size_t)(dash - label) : strlen(label);
}

/* CPython 2.7 and 3.13 are one implementation in two versions, of which the later line is the newer
 * one; "d-mmfile-window" is another way into "d-mmfile", which stands for it. */
static bool is_superseded(size_t i)
{
	const char *label = columns.at[i].label;

	for (size_t j = 0; j < columns.count; j++) {
		size_t size = stem(columns.at[j].label);

		if (columns.at[j].absent != NULL || j == i || strlen(label) <= size || label[size] != '-' ||
		    strcmp(columns.at[j].implementation, columns.at[i].implementation) != 0 ||
		    strncmp(columns.at[j].label, label, size) != 0)
			continue;
		if (j > i || stem(label) > size)
			return true;
	}
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
	if (process_describe(c->column, &c->arena, &c->description, 1, NULL) == NULL &&
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

/* The words of a path, as bytes. */
static void put_path(char *out, size_t room, const struct object *o)
{
	char path[64];
	int n = snprintf(out, room, "b:");

	snprintf(path, sizeof(path), "/proc/%d/fd/%d", (int)getpid(), o->fd);
	for (const char *p = path; *p != '\0'; p++)
		n += snprintf(out + n, room - (size_t)n, "%02x", (unsigned char)*p);
}

/* Send a request that answers with a handle, and keep its word. */
static bool make(struct object_client *c, char handle[32], const char *format, ...)
{
	char line[256] = "1 ";
	const char *word;
	va_list list;

	va_start(list, format);
	vsnprintf(line + 2, sizeof(line) - 2, format, list);
	va_end(list);
	strcat(line, "\n");
	if ((word = value(exchange(c, line))) == NULL)
		return false;
	snprintf(handle, 32, "%.31s", word);
	return true;
}

/* Map the object's file for writing, by whatever constructor there is; a library that has to be
 * told the length is told it. */
static bool map(struct object_client *c, const struct object *o)
{
	const bool *offered = c->description.offered;
	char path[160], file[32], region[32];

	put_path(path, sizeof(path), o);
	if (offered[OP_map_path] && !offered[OP_map_fd])
		return make(c, c->mapping, "map_path %s 0 access=2", path) ||
		       make(c, c->mapping, "map_path %s %d access=2", path, OBJECT_SIZE);
	if (!make(c, file, "file_open %s t:rw", path))
		return false;
	if (offered[OP_map_fd])
		return make(c, c->mapping, "map_fd %s 0 access=2", file) ||
		       make(c, c->mapping, "map_fd %s %d access=2", file, OBJECT_SIZE) ||
		       make(c, c->mapping, "map_fd %s 0 access=3", file);
	if (offered[OP_go_map_region])
		return make(c, c->mapping, "go_map %s 2 0", file);
	return offered[OP_region_map] &&
	       make(c, region, "region_open %s 0 %d", path, OBJECT_SIZE) &&
	       make(c, c->mapping, "region_map %s", region);
}

static const char *start(struct object_client *c, const struct object *o)
{
	if (c->started)
		return c->wrong;
	c->started = true;
	c->wrong = "its adapter does not map the object's file";
	if (process_start(c->column, false, &c->process) == 0 &&
	    value(exchange(c, "1 hello 1\n")) != NULL && map(c, o))
		c->wrong = NULL;
	return c->wrong;
}

/* An operation of the requests that is not offered; NULL when all are. */
static const char *lacking(const struct object_client *c, const char *requests)
{
	static char wrong[80];

	for (const char *p = requests; p != NULL; p = strchr(p, '\n')) {
		const char *word = p + (*p == '\n');
		size_t size = strcspn(word, " ");
		enum operation op = operation_find(word, size);

		if (op == OPERATIONS || !c->description.offered[op]) {
			snprintf(wrong, sizeof(wrong), "it does not offer %.*s", (int)size, word);
			return wrong;
		}
		p = word;
	}
	return NULL;
}

static size_t put_hex(char *out, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sprintf(out + 2 * i, "%02x", bytes[i]);
	return 2 * size;
}

/* Every flush waits: without an argument, unless the document says otherwise. */
static size_t put_waiting(char *out, const struct object_client *c)
{
	return exception_claimed("flush-waits", c->description.claims, c->description.claim_count)
	               ? (size_t)sprintf(out, "%%20flags=false")
	               : 0;
}

/* A mark of an operation's requests: the mapping, the page, bytes, or what makes a flush wait. */
static size_t put_mark(char *out, char mark, const struct object_client *c, const struct object *o)
{
	switch (mark) {
	case 'M': return (size_t)sprintf(out, "%s", c->mapping);
	case 'P': return (size_t)sprintf(out, "%zu", o->page);
	case 'S': return put_waiting(out, c);
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

/* "1 err KIND ERRNO NATIVE t:MESSAGE" for people: the kind and the message. */
static const char *reason(const char *answer)
{
	static char text[160];
	char kind[32], message[100] = "";
	unsigned byte;
	char *out;

	if (answer == NULL)
		return "its adapter does not answer";
	if (sscanf(answer, "1 err %31s %*s %*s t:%99s", kind, message) < 1)
		return answer;
	out = text + sprintf(text, "%s: ", kind);
	for (const char *p = message; *p != '\0'; p++)
		if (*p == '%' && sscanf(p + 1, "%2x", &byte) == 1 && p[2] != '\0') {
			*out++ = (char)byte;
			p += 2;
		} else {
			*out++ = *p;
		}
	*out = '\0';
	return text;
}

const char *object_client_repeat(struct object_client *c, const struct object *o,
                                 const struct object_op *op, uint64_t n, uint64_t *ns)
{
	static char line[2048];
	const char *wrong = lacking(c, op->requests), *answer;
	int size;

	if (wrong == NULL)
		wrong = start(c, o);
	if (wrong != NULL)
		return wrong;
	size = snprintf(line, sizeof(line), "1 repeat %" PRIu64 " t:", n);
	put_requests(line + size, c, o, op);
	strcat(line, "\n");
	answer = exchange(c, line);
	if (value(answer) == NULL)
		return reason(answer);
	*ns = strtoull(value(answer), NULL, 10);
	return NULL;
}

__attribute__((destructor)) static void end_all(void)
{
	for (size_t i = 0; i < count; i++)
		if (clients[i].started)
			process_kill(&clients[i].process);
}
