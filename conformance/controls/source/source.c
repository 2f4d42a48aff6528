/* SPDX-License-Identifier: MIT */
#include "token.h"

#include <stdio.h>
#include <stdlib.h>

int source_read(struct source *s, const char *path)
{
	FILE *in = fopen(path, "r");
	size_t room = 0;
	ssize_t size = -1;

	*s = (struct source){ 0 };
	if (in != NULL) {
		size = getdelim(&s->text, &room, '\0', in);
		fclose(in);
	}
	if (size < 0) {
		fprintf(stderr, "mutate: cannot read %s\n", path);
		return -1;
	}
	s->size = (size_t)size;
	if (source_tokens(s) == 0 && source_structure(s) == 0)
		return 0;
	fprintf(stderr, "mutate: cannot make sense of %s\n", path);
	return -1;
}

void source_free(struct source *s)
{
	free(s->text);
	free(s->tokens);
}
