/* SPDX-License-Identifier: MIT
 *
 * A script's beginning and its steps. */
#include <stdarg.h>

#include "files.h"
#include "play_parts.h"
#include "session.h"

struct model_rules play_rules(void)
{
	const struct description *d = &session_current()->description;
	const struct claim *python = description_claim(d, "python");

	return (struct model_rules){
		.python = python != NULL ? python->major * 100 + python->minor : 0,
		.region = claims("map-region"),
		.go = claims("mmap-go"),
		.windows = python != NULL && on_windows(),
		.length_below_zero = excepted(EXCEPT_LENGTH_BELOW_ZERO),
		.resize_file = excepted(EXCEPT_RESIZE_FILE),
		.resize_window = excepted(EXCEPT_RESIZE_WINDOW),
		.flush_waits = excepted(EXCEPT_FLUSH_WAITS),
		.copy_grows = excepted(EXCEPT_COPY_GROWS),
		.resize_keeps_size = excepted(EXCEPT_RESIZE_KEEPS_SIZE),
		.page = page(),
		.granularity = granularity(),
	};
}

void play_begin(struct player *p)
{
	static struct arena_mark mark;
	static struct model_rules rules;

	if (rules.page == 0) {
		mark = test_memory_mark();
		rules = play_rules();
	}
	files_forget(play_left_nothing());
	test_start_over(mark);
	*p = (struct player){ .model.rules = rules,
		              .fds = play_open_before(),
		              .pages = memory_pages(false) };
}

enum played play_fail(struct player *p, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	if (p->failure == NULL)
		p->failure = keep_formatted(format, list);
	va_end(list);
	return FAILED;
}

enum played play_judge_life(struct player *p, const struct answer *a)
{
	if (a->ok)
		return PLAYED;
	if (unsupported(a)) {
		p->lacking = a->message;
		return LACKING;
	}
	if (strcmp(a->kind, "died") == 0 || strcmp(a->kind, "timeout") == 0 ||
	    strcmp(a->kind, "protocol") == 0)
		return play_fail(p, "%s: %s", asked(a), a->message);
	return PLAYED;
}

enum played play_ask(struct player *p, enum operation op, const struct arg *args,
                     const struct answer **out)
{
	if (play_flush(p) == FAILED)
		return FAILED;
	*out = suite_try(op, args);
	p->requests++;
	p->sent = true;
	play_note_handle(*out);
	return play_judge_life(p, *out);
}

enum played play_step(struct player *p, const struct step *s)
{
	switch (s->kind) {
	case STEP_FILE: return play_make_file(p, s);
	case STEP_OPEN: return play_open(p, s);
	case STEP_CALL: return play_call(p, s);
	case STEP_DESTROY: return play_destroy(p, s->object);
	case STEP_SEEK:
	case STEP_CLOSE:
	case STEP_EXIT: return play_support(p, s);
	case STEP_FORK: return play_fork(p, s);
	case STEP_LOOK: return s->object != 0 ? play_look_at(p, s->object, s->op) : play_look(p);
	default: return play_change_file(p, s);
	}
}
