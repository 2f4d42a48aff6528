/* SPDX-License-Identifier: MIT
 *
 * The classes of the arguments that a grid is not about. */
#include "grid_parts.h"

/* Arguments that a grid is not about get these classes if their kind has them.  The first one that
 * it has is the plain value. */
static const char *const plain_classes[] = {
	"left-out", "inside",        "normal", "start",         "one-byte",   "other-byte",
	"page",     "zero",          "one",    "end",           "minus-one",  "dontneed",
	"current",  "2^63-1-offset", "empty",  "across-inside", "last-bytes", "nul-inside",
	NULL
};

int grid_class(enum argument_kind kind, const char *name)
{
	for (size_t i = 0; i < value_classes(kind); i++)
		if (strcmp(value_class_name(kind, i), name) == 0)
			return (int)i;
	return -1;
}

bool grid_takes(const struct operation_argument *a, const char *name)
{
	return a->optional || strcmp(name, "left-out") != 0;
}

/* The classes of an argument that the grid is not about. */
unsigned char grid_choose_classes(const struct operation_argument *a, unsigned char *out,
                                  unsigned char most)
{
	unsigned char n = 0;

	/* Only Python's slices have steps. */
	if (a->kind == KIND_step && !a->optional && !claims("python")) {
		*out = (unsigned char)grid_class(a->kind, "none");
		return 1;
	}
	for (size_t i = 0; plain_classes[i] != NULL && n < most; i++) {
		int c =
		    grid_takes(a, plain_classes[i]) ? grid_class(a->kind, plain_classes[i]) : -1;

		if (c >= 0)
			out[n++] = (unsigned char)c;
	}
	return n;
}

/* Which of them leaves most values of the other arguments allowed, and shows most of what they
 * do.  Zero stands for a beginning that is left out: others may follow it, and a search from there
 * is the same for all. */
unsigned char grid_fitting(const struct grid *g, size_t i)
{
	const bool followed = g->arguments[i].optional && i + 1 < g->count;
	const char *const names[] = { "dontneed", followed ? "zero" : "left-out", "one", "one-byte",
		                      "zero" };
	/* A map need not shrink to nothing. */
	const size_t count = COUNT(names) - (g->op == OP_resize);

	for (size_t n = 0; n < count; n++)
		for (unsigned char v = 0; v < g->chosen[i]; v++)
			if (strcmp(value_class_name(g->arguments[i].kind, g->classes[i][v]),
			           names[n]) == 0)
				return v;
	return 0;
}
