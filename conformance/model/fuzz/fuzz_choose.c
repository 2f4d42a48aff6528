/* SPDX-License-Identifier: MIT */

/* Choices that suit a mapping. */

#include "fuzz_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int64_t fuzz_number(struct fuzz *w, const struct pair *p)
{
	int64_t page = (int64_t)model_page(), length = (int64_t)p->model->length;
	const int64_t numbers[] = {
		0,
		length,
		(int64_t)p->model->position,
		-length,
		page,
		length / 2,
		2 * page,
		length - page,
		3 * page,
		(int64_t)w->file->size - (int64_t)p->model->offset,
	};
	unsigned n = sizeof(numbers) / sizeof(numbers[0]);

	if (input_choose(&w->in, 16) == 15)
		return input_extreme(&w->in);
	return input_near(&w->in, numbers, n);
}

const int64_t *fuzz_maybe(struct fuzz *w, const struct pair *p, int64_t *out)
{
	if (input_choose(&w->in, 3) == 0)
		return NULL;
	*out = fuzz_number(w, p);
	return out;
}

/* The mapping's own bytes from some place on, of which there are size. */
static bool copy_own(struct fuzz *w, const struct model_map *m, unsigned char *out, size_t size)
{
	size_t reach = model_reach(m), at;

	if (m->closed || size == 0 || size > reach)
		return false;
	at = (input_choose(&w->in, 256) * (reach - size + 1)) / 256;
	for (size_t i = 0; i < size; i++)
		out[i] = model_byte(m, at + i);
	return true;
}

unsigned char *fuzz_bytes(struct fuzz *w, const struct pair *p, size_t most, size_t *size)
{
	static const char *const alphabets[] = { "ab", "a", "abc\n", "\nx", "0123456789abcdef" };
	const char *letters = alphabets[input_choose(&w->in, 5)];
	int64_t wanted = fuzz_number(w, p), beyond = (int64_t)p->model->length + 2;
	unsigned char *bytes;

	if (wanted < 0 || (wanted > (int64_t)most && wanted > beyond))
		wanted = input_choose(&w->in, 8);
	else if (wanted > (int64_t)most && wanted < beyond - 1)
		wanted = (int64_t)most;
	*size = (size_t)wanted;
	if ((bytes = malloc(*size != 0 ? *size : 1)) == NULL)
		exit(2);
	if (input_choose(&w->in, 2) == 0 || !copy_own(w, p->model, bytes, *size))
		for (size_t i = 0; i < *size; i++)
			bytes[i] = (unsigned char)letters[(i + i / 3) % strlen(letters)];
	if (*size > 0 && input_choose(&w->in, 4) == 3)
		bytes[input_choose(&w->in, 2) == 0 ? 0 : *size - 1] =
		    (unsigned char)input_choose(&w->in, 256);
	return bytes;
}

const char *fuzz_text(const int64_t *number)
{
	static char texts[4][24];
	static unsigned next;
	char *text = texts[next++ % 4];

	if (number == NULL)
		return "none";
	snprintf(text, sizeof(texts[0]), "%" PRId64, *number);
	return text;
}
