/* SPDX-License-Identifier: MIT */
#include "output_pieces.h"

void pieces_end(struct pieces *p, size_t *left_out)
{
	bool fits = p->room >= p->spare && p->next.size <= p->room - p->spare;

	if (p->next.failed)
		p->failed = true;
	else if (fits && p->next.size > 0)
		p->room -= fwrite(p->next.text, 1, p->next.size, p->out);
	else if (!fits && left_out != NULL)
		++*left_out;
	else if (!fits && p->room > p->spare)
		p->room = p->spare;
	line_free(&p->next);
}

void pieces_free(struct pieces *p)
{
	line_free(&p->next);
}
