/* SPDX-License-Identifier: MIT
 *
 * One call of the implementation, and the questions about what it offers. */
#include "answer.h"

#include <errno.h>

#include "handles.h"
#include "test_memory.h"
#include "session.h"
#include "readable_lines.h"
#include "verdict.h"

bool offers(enum operation op)
{
	return session_current()->description.offered[op];
}

static void require_offered(enum operation op)
{
	const struct description *d = &session_current()->description;

	if (d->offered[op])
		return;
	if (operation_promised(op, d->claims, d->claim_count))
		fail("%s is not offered, though a claimed document has it",
		     operation_table[op].name);
	skip("%s is not offered", operation_table[op].name);
}

bool unsupported(const struct answer *a)
{
	return !a->ok && strcmp(a->kind, "Unsupported") == 0;
}

/* The line of a request that is asked next. */
static const char *next_request(enum operation op, const struct arg *args)
{
	struct session *s = session_current();

	/* Neither can be undone from outside. */
	s->marked = s->marked || op == OP_native || op == OP_fork;
	return request_line(op, args, ++s->last_id);
}

/* A directory without shared maps refuses them with ENODEV: that is not the implementation's doing.
 */
static const struct answer *excuse_directory(const struct answer *a)
{
	if (!a->ok && a->number == ENODEV)
		need(NEEDS_SHARED);
	return a;
}

const struct answer *suite_ask(enum operation op, const struct arg *args)
{
	const char *request;
	const struct answer *a;

	require_offered(op);
	request = next_request(op, args);
	a = answer_parse(op, request, session_exchange(request), session_current()->last_id);
	handles_remember(a);
	return excuse_directory(a);
}

void suite_ask_all(const struct suite_request *requests, size_t count, const struct answer **out,
                   volatile size_t *done)
{
	const char **lines = keep_room(count * sizeof(*lines));
	int64_t first = session_current()->last_id + 1;
	struct line all = { 0 };

	for (size_t i = 0; i < count; i++) {
		lines[i] = next_request(requests[i].op, requests[i].args);
		line_format(&all, "%s%s", i != 0 ? "\n" : "", lines[i]);
	}
	session_send(keep_line(&all));
	for (*done = 0; *done < count; ++*done) {
		size_t i = *done;

		out[i] = answer_parse(requests[i].op, lines[i], session_receive(lines[i]),
		                      first + (int64_t)i);
		handles_remember(excuse_directory(out[i]));
	}
}

void skip_refused(enum operation op, const struct arg *args, const struct answer *a)
{
	bool says = a->message[0] != '\0';

	skip("%s%s%s refused%s%s", operation_table[op].name, op == OP_native ? " " : "",
	     op == OP_native ? (const char *)args[0].value.data : "", says ? ": " : "",
	     says ? shown(show_line, a->message) : "");
}

const struct answer *suite_call(enum operation op, const struct arg *args)
{
	const struct answer *a = suite_ask(op, args);

	if (unsupported(a))
		skip_refused(op, args, a);
	return a;
}

struct arg big_integer(const char *decimal)
{
	struct value v;

	if (value_parse(test_arena(), decimal, strlen(decimal), &v) != 0)
		broken("no integer: %s", decimal);
	return (struct arg){ .value = v };
}

struct arg named_argument(const char *name, struct arg a)
{
	a.name = name;
	return a;
}

int64_t page(void)
{
	return session_current()->description.page;
}

int64_t granularity(void)
{
	return session_current()->description.granularity;
}

bool claims(const char *family)
{
	return description_claim(&session_current()->description, family) != NULL;
}

bool excepted(enum exception exception)
{
	const struct description *d = &session_current()->description;

	return exception_claimed(exception, d->claims, d->claim_count);
}

bool python_at_least(int major, int minor)
{
	const struct claim *c = description_claim(&session_current()->description, "python");

	return c != NULL && (c->major > major || (c->major == major && c->minor >= minor));
}

bool on_windows(void)
{
	return strcmp(session_current()->description.system, "windows") == 0;
}

int adapter_pid(void)
{
	return session_current()->pid;
}
