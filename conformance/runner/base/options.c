/* SPDX-License-Identifier: MIT */
#include "base/options.h"

#include <argp.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "base/messages.h"

/* argp's key of row i is FIRST_KEY + i: not a character, since no row has a short name. */
enum { FIRST_KEY = 256, HELP_KEY = 'h' };

struct parse {
	const struct command_line *line;
	void *data;
	bool operands;
	int status;
};

static int store_number(const struct option_row *row, const char *value, long *out)
{
	char *end;
	long number;

	errno = 0;
	number = strtol(value, &end, 10);
	if (errno != 0 || *value == '\0' || *end != '\0' || number < row->least ||
	    number > row->most)
		return complain("--%s: expected a number from %ld to %ld, got \"%s\"", row->name,
		                row->least, row->most, value);
	*out = number;
	return 0;
}

static int store_word(const struct option_row *row, const char *value, int *out)
{
	char expected[256] = "";

	for (int i = 0; row->words[i] != NULL; i++) {
		const char *word = row->words[i];

		if (*word == '\0')
			continue;
		if (value == NULL || strcmp(word, value) == 0) {
			*out = i;
			return 0;
		}
		snprintf(expected + strlen(expected), sizeof(expected) - strlen(expected), "%s%s",
		         *expected == '\0'           ? ""
		         : row->words[i + 1] == NULL ? " or "
		                                     : ", ",
		         word);
	}
	return complain("--%s: expected %s, got \"%s\"", row->name, expected, value);
}

static int store(const struct option_row *row, const char *value, void *data)
{
	void *member = (char *)data + row->member;

	switch (row->kind) {
	case OPTION_IS_FLAG: *(bool *)member = true; return 0;
	case OPTION_IS_TEXT: *(const char **)member = value; return 0;
	case OPTION_IS_NUMBER: return store_number(row, value, member);
	case OPTION_IS_WORD:
	case OPTION_IS_WORD_OR_NONE: return store_word(row, value, member);
	default: return row->call(data, value);
	}
}

static size_t count_rows(const struct option_row *rows)
{
	size_t count = 0;

	while (rows[count].name != NULL)
		count++;
	return count;
}

static int complain_unknown_option(const struct option_row *rows, const char *word,
                                   const char *name)
{
	size_t count = count_rows(rows), n = 0;
	const char **names = memory_array(count, sizeof(*names)), *near;

	for (size_t i = 0; i < count; i++)
		if (rows[i].kind != OPTION_IS_HEADING)
			names[n++] = rows[i].name;
	near = nearest(name, names, n);
	free(names);
	if (near != NULL)
		return complain("%s: no such option; did you mean --%s?", word, near);
	return complain("%s: no such option; --help lists them", word);
}

/* The word that getopt_long() refused: it stays at one of which it took some letters. */
static const char *refused_word(const struct argp_state *state)
{
	const char *next = state->argv[state->next];

	if (next != NULL && next[0] == '-' && next[1] != '-' && next[1] != '\0')
		return next;
	return state->argv[state->next - 1];
}

static int complain_refused(const struct option_row *rows, const char *word)
{
	char *name = memory_text(word + strspn(word, "-"));
	char *value = strchr(name, '=');
	const struct option_row *row = rows;
	int status;

	if (value != NULL)
		*value = '\0';
	while (row->name != NULL && strcmp(row->name, name) != 0)
		row++;
	if (row->name == NULL)
		status = complain_unknown_option(rows, word, name);
	else if (value != NULL)
		status = complain("--%s: expected no value, got \"%s\"", name, value + 1);
	else
		status = complain("--%s: expected a value: --%s=%s", name, name, row->argument);
	free(name);
	return status;
}

static int print_help(const struct argp_state *state)
{
	argp_help(state->root_argp, stdout, ARGP_HELP_SHORT_USAGE | ARGP_HELP_LONG | ARGP_HELP_DOC,
	          state->name);
	return EXIT_EXPECTED;
}

static void parse_option(struct parse *p, const struct option_row *row, const char *value)
{
	int status = store(row, value, p->data);

	if (status != 0)
		p->status = status;
	else if (p->line->seen != NULL)
		p->line->seen(p->data, row->name, value);
}

/* What argp calls for each option and operand.  With a status, nothing more is parsed. */
static error_t parse_next(int key, char *value, struct argp_state *state)
{
	struct parse *p = state->input;

	if (key == HELP_KEY)
		p->status = print_help(state);
	else if (key == ARGP_KEY_ARG && !p->operands)
		p->status = complain("%s: only options are expected; see --help", value);
	else if (key == ARGP_KEY_ERROR && p->status < 0)
		p->status = complain_refused(p->line->rows, refused_word(state));
	else if (key >= FIRST_KEY && key < FIRST_KEY + (int)count_rows(p->line->rows))
		parse_option(p, &p->line->rows[key - FIRST_KEY], value);
	else
		return ARGP_ERR_UNKNOWN;
	return p->status < 0 ? 0 : ECANCELED;
}

/* argp prints the options of a group in alphabetical order, under the group's heading. */
static struct argp_option *make_options(const struct option_row *rows)
{
	size_t count = count_rows(rows);
	struct argp_option *options = memory_array(count + 2, sizeof(*options));
	int group = 0;

	for (size_t i = 0; i < count; i++) {
		if (rows[i].kind == OPTION_IS_HEADING)
			options[i] = (struct argp_option){ .doc = rows[i].name, .group = ++group };
		else
			options[i] = (struct argp_option){
				.name = rows[i].name,
				.key = FIRST_KEY + (int)i,
				.arg = rows[i].argument,
				.doc = rows[i].help,
				.flags = rows[i].kind == OPTION_IS_WORD_OR_NONE
				             ? OPTION_ARG_OPTIONAL
				             : 0,
				.group = group,
			};
	}
	options[count] = (struct argp_option){ "help", HELP_KEY, NULL, 0, "print this", -1 };
	return options;
}

int options_read(const struct command_line *line, int argc, char **argv, void *data, int *first)
{
	struct argp_option *options = make_options(line->rows);
	char *doc = memory_format("%s\v%s", line->purpose, line->notes);
	struct argp argp = { options, parse_next, line->operands, doc, NULL, NULL, NULL };
	struct parse p = { line, data, first != NULL, -1 };

	argv[0] = (char *)line->name;
	argp_parse(&argp, argc, argv, ARGP_NO_ERRS | ARGP_NO_EXIT | ARGP_NO_HELP, first, &p);
	free(doc);
	free(options);
	return p.status;
}
