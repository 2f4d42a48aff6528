/* SPDX-License-Identifier: MIT
 *
 * The fuzzer's target: its bytes choose a script of the explorer, which is played to the reference
 * in this process, where sanitizers watch it.  Requests go to the adapter's own function in place
 * of a pipe.  A failure prints its replay script and aborts. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "explore_choose.h"
#include "notes.h"
#include "reference_adapter.h"
#include "runner_link.h"
#include "session.h"

static const struct adapter *reference;
static struct session session;
static const struct requirement requirement = {
	.id = "explore.sequences",
	.statement = "Random sequences of operations do what the documents allow.",
};

/* --- the session and the verdict, without a test -------------------------------------------- */

struct session *session_current(void)
{
	return &session;
}

struct session *session_number(unsigned number)
{
	return number == 0 ? &session : NULL;
}

void session_send(const char *request)
{
	(void)request;
}

const char *session_receive(const char *request)
{
	struct line answer = { 0 };

	note_request(0, request);
	adapter_handle(reference, request, strlen(request), &answer);
	note_answer(0, keep_text(answer.text, answer.size));
	return keep_line(&answer);
}

const char *session_look(const char *request)
{
	return session_exchange(request);
}

const char *session_exchange(const char *request)
{
	return session_receive(request);
}

void session_renew(void)
{
}

void runner_more_time(void)
{
}

void runner_tell(const char *word, const char *object)
{
	(void)word;
	(void)object;
}

void need(unsigned abilities)
{
	(void)abilities;
}

bool can(unsigned abilities)
{
	(void)abilities;
	return true;
}

const struct requirement *verdict_requirement(void)
{
	return &requirement;
}

void verdict_trap(struct verdict_trap *trap)
{
	(void)trap;
}

void verdict_expecting(void)
{
}

void fixture_begin(void)
{
}

void fixture_end(void)
{
}

void verdict(const char *status, const char *message)
{
	struct line script = { 0 };

	notes_write(&script, &requirement, status, message);
	fprintf(stderr, "\nThe reference differs from the model: %s\n%s\n", message, script.text);
	abort();
}

void verdict_observe(const char *text)
{
	(void)text;
}

const char *session_give_up(const char *status, const char *message)
{
	verdict(status, message);
}

/* --- the target ---------------------------------------------------------------------------- */

/* Forking is not offered, because a child would be a fuzzer too.  memory_pages() is called once
 * here, because what it opens stays open. */
static void begin(void)
{
	static char name[] = "reference", *argv[] = { name, NULL };
	const char *wrong;

	if (reference != NULL)
		return;
	reference = reference_adapter(1, argv);
	session.leased = true;
	session.pid = getpid();
	wrong =
	    description_parse(&session.memory, session_exchange("1 hello 1"), &session.description);
	if (wrong != NULL)
		broken("%s", wrong);
	session.description.offered[OP_fork] = false;
	memory_pages(false);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct player player;
	static struct script script;
	struct arena memory = { 0 };
	struct choices choices = choices_of_bytes(data, size);

	begin();
	script.count = 0;
	script.memory = &memory;
	if (!explore_grow(&choices, &script, &player))
		fail("%s", player.failure);
	arena_free(&memory);
	return 0;
}
