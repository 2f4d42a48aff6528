/* SPDX-License-Identifier: MIT
 *
 * mutate: the mutants of a C source file (README.md says which there are). */
#include "mutant.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "mutate --list FILE         number, line, operator, before, after, function; by tabs\n"
    "mutate --write N FILE OUT  the file with mutant N of it\n";

/* Blanks, tabs and newlines become one blank. */
static void put_text(const char *text, size_t size, bool *blank)
{
	for (size_t i = 0; i < size; i++) {
		if (!isspace((unsigned char)text[i])) {
			putchar(text[i]);
			*blank = false;
		} else if (!*blank) {
			putchar(' ');
			*blank = true;
		}
	}
}

/* The whole lines that the stretch lies on, with text in its place. */
static void put_lines(const struct source *s, const struct mutant *m, const char *text, size_t size)
{
	size_t first = m->at, end = m->at + m->size;
	bool blank = true;

	while (first > 0 && s->text[first - 1] != '\n')
		first--;
	while (end < s->size && s->text[end] != '\n')
		end++;
	putchar('\t');
	put_text(s->text + first, m->at - first, &blank);
	put_text(text, size, &blank);
	put_text(s->text + m->at + m->size, end - m->at - m->size, &blank);
}

static void list(const struct source *s, const struct mutants *all)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct mutant *m = &all->at[i];
		int function = s->tokens[m->token].function, size = 1;
		const char *name = "-";

		if (function != NO_TOKEN)
			name = stretch(s, function, function, &size);
		printf("%zu\t%d\t%s", i + 1, s->tokens[m->token].line, m->rule);
		put_lines(s, m, s->text + m->at, m->size);
		put_lines(s, m, m->text, strlen(m->text));
		printf("\t%.*s\n", size, name);
	}
}

static int write_mutant(const struct source *s, const struct mutant *m, const char *path)
{
	FILE *out = fopen(path, "w");

	if (out == NULL) {
		fprintf(stderr, "mutate: cannot write %s\n", path);
		return 2;
	}
	fwrite(s->text, 1, m->at, out);
	fputs(m->text, out);
	fwrite(s->text + m->at + m->size, 1, s->size - m->at - m->size, out);
	return fclose(out) == 0 ? 0 : 2;
}

int main(int argc, char **argv)
{
	bool listing = argc == 3 && strcmp(argv[1], "--list") == 0;
	struct source s = { 0 };
	struct mutants all = { 0 };
	size_t number = argc == 5 ? strtoull(argv[2], NULL, 10) : 0;
	int status = 0;

	if (!listing && (argc != 5 || strcmp(argv[1], "--write") != 0))
		return fputs(usage, stderr) < 0 ? 1 : 2;
	if (source_read(&s, argv[listing ? 2 : 3]) != 0) {
		source_free(&s);
		return 2;
	}
	mutants_find(&all, &s);
	if (listing)
		list(&s, &all);
	else if (number < 1 || number > all.count)
		status = fprintf(stderr, "mutate: there is no mutant %s\n", argv[2]) < 0 ? 1 : 2;
	else
		status = write_mutant(&s, &all.at[number - 1], argv[4]);
	mutants_free(&all);
	source_free(&s);
	return status;
}
