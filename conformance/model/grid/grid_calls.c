/* SPDX-License-Identifier: MIT
 *
 * The calls of a combination. */
#include "grid_parts.h"

/* Each class is tried with fitting other arguments, and then with random ones.  An offset of a
 * constructor is tried with the whole length, and with the rest of the file after it. */
static size_t calls_of_class(const struct grid *g)
{
	return g->constructor && g->arguments[g->focus].kind != KIND_offset ? 1 : 2;
}

bool grid_second(const struct grid *g, size_t n)
{
	return g->groups != 0 && n % calls_of_class(g) == 1;
}

size_t grid_calls(const struct grid *g, const unsigned char *row)
{
	size_t classes = value_classes(g->arguments[g->focus].kind), group = row[5 + g->focus];

	if (g->groups != 0)
		return calls_of_class(g) *
		       (group == g->groups ? 1 : (classes - group + g->groups - 1) / g->groups);
	if (g->constructor || g->count == 1 || grid_makes_handles(g) || row[3] == EVENT_CHILD)
		return 1;
	return 2;
}

/* Choose random classes of the other arguments, the same for the same row. */
static void choose_others(const struct grid *g, const unsigned char *row, size_t n,
                          unsigned char *out)
{
	uint64_t random = n;

	for (size_t i = 0; i < 5 + g->count; i++)
		random = random * 6364136223846793005u + row[i] + 1442695040888963407u;
	for (size_t i = 1; i < g->count; i++) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		if (i != g->focus)
			out[5 + i] = (unsigned char)((random >> 33) % g->chosen[i]);
	}
}

bool grid_call(const struct grid *g, const unsigned char *row, size_t n, unsigned char *out)
{
	struct state s = { row[0], row[1], row[2], row[3], row[4] };
	int class;

	memcpy(out, row, 5 + g->count);
	if (g->groups != 0) {
		class = row[5 + g->focus] == g->groups
		            ? g->lengthy
		            : (int)(row[5 + g->focus] + n / calls_of_class(g) * g->groups);
		if (class == g->lengthy && row[5 + g->focus] != g->groups)
			return false;
		out[5 + g->focus] = (unsigned char)class;
		n = n % calls_of_class(g) + 1;
	}
	if (n == 1 && !g->constructor)
		for (size_t i = 1; i < g->count; i++)
			out[5 + i] = i == g->focus ? out[5 + i] : g->fitting[i];
	if (n > 1 && !g->constructor)
		choose_others(g, out, n, out);
	return !grid_has_gap(g, out) && (!state_foreign(&s) || grid_serves_foreign(g, out)) &&
	       (g->focus == 0 ||
	        grid_takes(&g->arguments[g->focus],
	                   value_class_name(g->arguments[g->focus].kind, out[5 + g->focus])));
}
