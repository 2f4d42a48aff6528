/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "adapters/adapter_process.h"
#include "base/installation.h"
#include "base/allocation.h"

#include "objects/adapter_client.h"

enum { ANSWER_MS = 20000, CLIENTS_MAX = 64 };

struct adapter_client {
	const struct target *target;
	struct description description;
	struct arena arena;
	struct process process;
	bool started;
	char mapping[32];  /* the handle's word */
	const char *wrong; /* why it cannot be used, or NULL */
	char answer[4096];
};

static struct targets targets;
static struct adapter_client clients[CLIENTS_MAX];
static size_t count;

/* The length of the label without its version. */
static size_t stem(const char *label)
{
	const char *dash = strrchr(label, '-');

	return dash != NULL ? (size_t)(dash - label) : strlen(label);
}

/* Two versions of an implementation have the same stem, and the later one in the list is newer.  A
 * label that continues another one's stem is another way to use the same implementation. */
static bool is_superseded(size_t i)
{
	const struct target *t = &targets.at[i];

	for (size_t j = 0; j < targets.count; j++) {
		const struct target *other = &targets.at[j];
		size_t size = stem(other->label);

		if (other->absent != NULL || j == i || strlen(t->label) <= size ||
		    t->label[size] != '-' || strncmp(other->label, t->label, size) != 0 ||
		    strcmp(other->implementation, t->implementation) != 0)
			continue;
		if (j > i || stem(t->label) > size)
			return true;
	}
	return false;
}

static void consider(size_t i)
{
	const struct target *t = &targets.at[i];
	struct adapter_client *c = &clients[count];

	/* This program is linked with the reference. */
	if (t->absent != NULL || strcmp(t->implementation, "reference") == 0 || is_superseded(i) ||
	    count == CLIENTS_MAX)
		return;
	*c = (struct adapter_client){ .target = t };
	if (handshake(t, &c->arena, &c->description, 1, NULL) == NULL &&
	    c->description.offered[OP_repeat])
		count++;
}

struct adapter_client *adapter_client_at(size_t n)
{
	static bool looked;

	if (!looked && access(implementation_folder(), F_OK) == 0 &&
	    targets_discover(&targets, NULL) == 0)
		for (size_t i = 0; i < targets.count; i++)
			consider(i);
	looked = true;
	return n < count ? &clients[n] : NULL;
}

const char *adapter_client_name(const struct adapter_client *c)
{
	return c->target->label;
}

/* Send a request and receive its answer.  Returns the value's word after "ok"; or NULL, with the
 * answer, if there is one, in c->answer. */
static const char *ask(struct adapter_client *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static const char *ask(struct adapter_client *c, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	dprintf(c->process.in, "1 ");
	vdprintf(c->process.in, format, list);
	dprintf(c->process.in, "\n");
	va_end(list);
	if (process_read_line(&c->process, ANSWER_MS, c->answer, sizeof(c->answer)) != LINE_WHOLE)
		c->answer[0] = '\0';
	return strncmp(c->answer, "1 ok ", 5) == 0 ? c->answer + 5 : NULL;
}

/* Store the word of a handle; false without one. */
static bool keep(char handle[32], const char *word)
{
	if (word != NULL)
		snprintf(handle, 32, "%s", word);
	return word != NULL;
}

/* Map the object's file for writing, by the first constructor that works. */
static bool map(struct adapter_client *c, const char *path)
{
	const bool *offered = c->description.offered;
	char file[32], region[32];

	if (offered[OP_map_path] && !offered[OP_map_fd])
		return keep(c->mapping, ask(c, "map_path %s 0 access=2", path)) ||
		       keep(c->mapping, ask(c, "map_path %s %d access=2", path, OBJECT_SIZE));
	if (!keep(file, ask(c, "file_open %s t:rw", path)))
		return false;
	if (offered[OP_map_fd])
		return keep(c->mapping, ask(c, "map_fd %s 0 access=2", file)) ||
		       keep(c->mapping, ask(c, "map_fd %s %d access=2", file, OBJECT_SIZE)) ||
		       keep(c->mapping, ask(c, "map_fd %s 0 access=3", file));
	if (offered[OP_go_map_region])
		return keep(c->mapping, ask(c, "go_map %s 2 0", file));
	return offered[OP_region_map] &&
	       keep(region, ask(c, "region_open %s 0 %d", path, OBJECT_SIZE)) &&
	       keep(c->mapping, ask(c, "region_map %s", region));
}

/* The argument that makes flush wait, where a claimed document says that it needs one. */
static const char *waiting(const struct adapter_client *c)
{
	const struct description *d = &c->description;

	return exception_claimed(EXCEPT_FLUSH_WAITS, d->claims, d->claim_count) ? " flags=false"
	                                                                        : "";
}

static const char *start(struct adapter_client *c, const struct object *o)
{
	char name[64];
	struct line path = { 0 };

	if (c->started)
		return c->wrong;
	c->started = true;
	snprintf(name, sizeof(name), "/proc/%d/fd/%d", (int)getpid(), o->fd);
	value_write(&path,
	            &(struct value){ VALUE_BYTES, .data = (void *)name, .size = strlen(name) });
	if (process_start(c->target, false, &c->process) != 0 || ask(c, "hello 1") == NULL ||
	    !map(c, path.text))
		c->wrong = "its adapter does not map the object's file";
	line_free(&path);
	return c->wrong;
}

/* The reason if an operation of the requests is not offered, else NULL. */
static const char *missing(const struct adapter_client *c, const char *requests)
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

/* The requests as the word of one text value, with the marks replaced. */
static struct line requests_word(const struct adapter_client *c, const struct object *o,
                                 const char *requests)
{
	struct line text = { 0 }, word = { 0 };
	struct value v = { .tag = VALUE_TEXT };

	for (const char *p = requests; *p != '\0'; p++)
		if (*p != '%')
			line_append(&text, p, 1);
		else if (*++p == 'P')
			line_format(&text, "%zu", o->page);
		else
			line_text(&text, *p == 'M' ? c->mapping : waiting(c));
	v.data = (const unsigned char *)text.text;
	v.size = text.size;
	value_write(&word, &v);
	line_free(&text);
	return word;
}

/* The kind and the message of "1 err KIND ERRNO NATIVE t:MESSAGE". */
static const char *refusal(struct adapter_client *c)
{
	static char text[160];
	char kind[32], message[sizeof(c->answer)] = "";
	struct value v;

	if (c->answer[0] == '\0')
		return "its adapter does not answer";
	if (sscanf(c->answer, "1 err %31s %*s %*s %4095s", kind, message) < 1 ||
	    value_parse(&c->arena, message, strlen(message), &v) != 0 || v.tag != VALUE_TEXT)
		return c->answer;
	snprintf(text, sizeof(text), "%s: %s", kind, (const char *)v.data);
	return text;
}

const char *adapter_client_repeat(struct adapter_client *c, const struct object *o,
                                  const struct object_operation *op, uint64_t n, uint64_t *ns)
{
	const char *wrong = missing(c, op->requests), *answer;
	struct line requests;

	if (wrong == NULL)
		wrong = start(c, o);
	if (wrong != NULL)
		return wrong;
	requests = requests_word(c, o, op->requests);
	answer = ask(c, "repeat %" PRIu64 " %s", n, requests.text);
	line_free(&requests);
	if (answer == NULL)
		return refusal(c);
	*ns = strtoull(answer, NULL, 10);
	return NULL;
}

__attribute__((destructor)) static void end_all(void)
{
	for (size_t i = 0; i < count; i++)
		if (clients[i].started)
			process_kill(&clients[i].process);
}
