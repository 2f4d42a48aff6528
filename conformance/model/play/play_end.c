/* SPDX-License-Identifier: MIT
 *
 * The end of a script: every object is destroyed, and what is left is looked at. */
#include "play_parts.h"

#include "handles.h"
#include "session.h"

static const struct model_object *open_descriptor_of(const struct player *p, const struct thing *t)
{
	const struct model_object *o = model_object(&p->model, t->model);

	return o != NULL && o->kind == MODEL_DESCRIPTOR && o->file != NULL && !o->closed ? o : NULL;
}

/* Was a view of the map released?  Then the map can be closed, although the view's handle exists.
 */
static bool gave_back_view(const struct player *p, const struct thing *t)
{
	const struct model_object *map = model_object(&p->model, t->model);
	bool released = false;

	if (map == NULL || map->kind != MODEL_MAP || model_gone(map) || map->bare || map->views > 0)
		return false;
	for (int i = 1; i <= MODEL_OBJECTS; i++) {
		const struct model_object *o = model_object(&p->model, i);

		released = released || (o->kind == MODEL_VIEW && o->of == map && o->closed);
	}
	return released && offers(OP_close);
}

/* All objects, newest first.  The position of a descriptor is asked before it is destroyed, which
 * shows whether the end of a map has moved it. */
static void destroy_all(struct player *p)
{
	struct suite_request requests[3 * PLAY_THINGS];
	int64_t wanted[3 * PLAY_THINGS];
	const struct answer *answers[3 * PLAY_THINGS];
	size_t count = 0, answered_count;

	for (int i = PLAY_THINGS; i > 0; i--)
		if (gave_back_view(p, &p->things[i]))
			requests[count++] = (struct suite_request){
				OP_close,
				{ { .value = value_handle(p->things[i].handle) }, { .end = true } }
			};
	for (int i = PLAY_THINGS; i > 0; i--) {
		const struct thing *t = &p->things[i];
		const struct model_object *o = open_descriptor_of(p, t);
		const struct arg handle = { .value = value_handle(t->handle) };

		if (t->handle == 0)
			continue;
		wanted[count] = o != NULL ? o->position : 0;
		if (o != NULL && p->failure == NULL && offers(OP_file_position))
			requests[count++] =
			    (struct suite_request){ OP_file_position, { handle, { .end = true } } };
		requests[count++] =
		    (struct suite_request){ OP_destroy, { handle, { .end = true } } };
	}
	if (count == 0)
		return;
	answered_count = suite_try_all(requests, count, answers);
	p->requests += answered_count;
	for (size_t i = 0; i < answered_count; i++)
		if (play_judge_life(p, answers[i]) == PLAYED &&
		    (!answers[i]->ok ||
		     (requests[i].op == OP_file_position && answers[i]->value.number != wanted[i])))
			play_fail(p, "%s: expected %s, found %s", asked(answers[i]),
			          requests[i].op != OP_file_position
			              ? "success"
			              : keep_format("%lld", (long long)wanted[i]),
			          answered(answers[i]));
}

/* After a quick script failed there may be objects that it does not know. */
static void destroy_known(const struct session *s)
{
	for (size_t i = handles_count(); i-- > 0 && session_number(0) != NULL;)
		if (handles_at(i, s) != 0)
			TRY(destroy, { .value = value_handle(handles_at(i, s)) }, { .end = true });
}

bool play_end(struct player *p)
{
	if (session_number(0) != NULL && play_flush(p) == PLAYED)
		destroy_all(p);
	if (session_number(0) != NULL && play_is_quick() && (p->failure != NULL || p->hasty))
		destroy_known(session_number(0));
	if (p->hasty)
		play_forget(p);
	/* They must not be collected during the next script, unless that only finds what failed. */
	if (session_number(0) != NULL && p->failure != NULL && !play_is_quick())
		TRY(settle, { .end = true });
	if (p->failure != NULL)
		play_leave_garbage(play_is_quick());
	if (session_number(0) != NULL && p->failure == NULL)
		play_look_files(p);
	if (session_number(0) != NULL && p->failure == NULL && p->fds >= 0)
		play_look_for_leaks(p);
	model_clear(&p->model);
	return p->failure == NULL;
}
