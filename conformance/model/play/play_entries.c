/* SPDX-License-Identifier: MIT
 *
 * The process's map entries of a file. */
#include "play_parts.h"

bool play_maps_file(const struct model_object *o, const struct model_file *f)
{
	return o->file == f && !o->closed &&
	       (o->kind == MODEL_REGION || o->kind == MODEL_VIEW ||
	        (o->kind == MODEL_MAP && o->of == NULL));
}

static bool fits(const struct model_object *o, const char *permissions)
{
	if (o->vague)
		return true;
	return (permissions[1] == 'w') == !o->readonly && (permissions[2] == 'x' || !o->executes) &&
	       (o->readonly || (permissions[3] == 'p') == o->private);
}

/* Do the claims say how the file is mapped?  Another library may map it with other permissions. */
static bool says_how(const struct model_rules *r)
{
	return r->python != 0 || r->go || r->region;
}

enum played play_look_at_entries(struct player *p, const struct answer *a,
                                 const struct model_file *f, const struct file *real)
{
	const char *permissions;
	bool alive = false;

	for (int i = 1; i <= MODEL_OBJECTS; i++) {
		const struct model_object *o = model_object(&p->model, i);

		alive = alive || (o != NULL && play_maps_file(o, f));
	}
	permissions = map_permissions(real);
	if (*permissions != '\0' && !alive) {
		const struct answer *settled;

		if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &settled) == FAILED)
			return FAILED;
		if (map_entries(real) != 0)
			return play_fail(p, "%s: the file is still mapped", asked(a));
	}
	if (*permissions == '\0' || !alive || !says_how(&p->model.rules))
		return PLAYED;
	for (int i = 1; i <= MODEL_OBJECTS; i++) {
		const struct model_object *o = model_object(&p->model, i);

		if (o != NULL && play_maps_file(o, f) && fits(o, permissions))
			return PLAYED;
	}
	return play_fail(p, "%s: the file is mapped with the permissions %s", asked(a),
	                 permissions);
}
