/* SPDX-License-Identifier: MIT
 *
 * Which operations an object answers. */
#include "play_parts.h"

static bool of_family(enum operation op, const char *family)
{
	return strcmp(operation_table[op].family, family) == 0;
}

bool play_constructs(enum operation op)
{
	return op == OP_map_fd || op == OP_map_path || op == OP_go_map || op == OP_go_map_region ||
	       op == OP_region_open;
}

/* The operations of a map depend on its constructor. */
static bool map_answers(const struct model_object *o, enum operation op)
{
	if (op == OP_readonly || op == OP_view_release || of_family(op, "region"))
		return false;
	if (!o->bare)
		return !of_family(op, "go");
	if (of_family(op, "sequence"))
		return true;
	return o->of == NULL && (of_family(op, "go") || op == OP_flush || op == OP_export);
}

/* Views of Go's maps and of regions are only sequences of bytes. */
static bool view_answers(const struct model_object *o, enum operation op)
{
	if (of_family(op, "sequence"))
		return true;
	return o->of != NULL && o->of->kind == MODEL_MAP && !o->of->bare &&
	       (op == OP_readonly || op == OP_view_release);
}

bool play_answers(const struct model_object *o, enum operation op)
{
	if (play_constructs(op) || of_family(op, "support") || of_family(op, "module"))
		return false;
	switch (o->kind) {
	case MODEL_REGION: return of_family(op, "region");
	case MODEL_VIEW: return !o->closed && view_answers(o, op);
	case MODEL_MAP: return map_answers(o, op);
	default: return false;
	}
}
