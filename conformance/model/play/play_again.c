/* SPDX-License-Identifier: MIT
 *
 * A call that is done many times more, without a look at its answers. */
#include "play_parts.h"

#include "session.h"

bool play_again(struct player *p, const struct step *s, size_t times)
{
	enum { AT_ONCE = 32 };
	struct suite_request requests[AT_ONCE];
	const struct answer *answers[AT_ONCE];
	struct question q = { .op = s->op };

	if (s->object != 0 || !play_translate(p, s, &q, requests[0].args))
		return false;
	requests[0].op = s->op;
	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->files[i] != NULL)
			p->files[i]->open = true;
	if (s->op == OP_map_path || s->by_name)
		play_name_path(p, s, requests[0].args);
	for (size_t i = 1; i < AT_ONCE; i++)
		requests[i] = requests[0];
	for (size_t done = 0; done < times; done += AT_ONCE)
		if (suite_try_all(requests, AT_ONCE, answers) < AT_ONCE ||
		    session_number(0) == NULL)
			return false;
	return true;
}
