/* SPDX-License-Identifier: MIT
 *
 * Calls whose failure does not end the test, and what a test needs to go on after one. */
#include "answer.h"
#include "files.h"
#include "handles.h"
#include "runner_link.h"
#include "session.h"

/* An answer in place of one that the adapter did not give. */
static const struct answer *made_up(enum operation op, const struct arg *args, const char *kind,
                                    const char *message)
{
	struct answer *a = keep_room(sizeof(*a));

	*a = (struct answer){ .operation = op,
		              .kind = kind,
		              .native = "",
		              .message = message,
		              .request = request_line(op, args, session_current()->last_id),
		              .line = message };
	return a;
}

const struct answer *suite_try(enum operation op, const struct arg *args)
{
	struct verdict_trap trap;
	const struct answer *a;
	const char *message;

	if (!session_current()->leased)
		session_renew();
	if (!offers(op))
		return made_up(op, args, "Unsupported", "not offered");
	if (setjmp(trap.back) == 0) {
		verdict_trap(&trap);
		a = suite_ask(op, args);
		verdict_trap(NULL);
		return a;
	}
	message = session_give_up(trap.status, trap.message);
	return made_up(op, args, session_current()->over, message);
}

size_t suite_try_all(const struct suite_request *requests, size_t count, const struct answer **out)
{
	struct verdict_trap trap;
	volatile size_t done = 0;
	const char *message;

	if (!session_current()->leased)
		session_renew();
	if (setjmp(trap.back) == 0) {
		verdict_trap(&trap);
		suite_ask_all(requests, count, out, &done);
		verdict_trap(NULL);
		return count;
	}
	message = session_give_up(trap.status, trap.message);
	out[done] =
	    made_up(requests[done].op, requests[done].args, session_current()->over, message);
	return done + 1;
}

void test_start_over(struct arena_mark mark)
{
	files_forget(false);
	handles_forget();
	arena_release(test_arena(), mark);
	notes_restart();
	runner_more_time();
	if (!session_current()->leased)
		session_renew();
}
