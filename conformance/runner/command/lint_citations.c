/* SPDX-License-Identifier: MIT
 *
 * mmapspec list --lint: the ids, what cites what, and the kinds of arguments. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "command/commands.h"
#include "adapter_description.h"

static size_t lint_sources(const struct requirement *r)
{
	const char *at = r->sources != NULL ? r->sources : "", *word;
	size_t size, wrong = 0, cited = 0;

	while ((word = next_word(&at, &size)) != NULL) {
		cited++;
		if (clause_find(word, size) != NULL)
			continue;
		fprintf(stderr, "%s:%d: %s cites %.*s, which is no clause\n", r->file, r->line,
		        r->id, (int)size, word);
		wrong++;
	}
	if (cited == 0)
		fprintf(stderr, "%s:%d: %s cites nothing\n", r->file, r->line, r->id);
	return wrong + (cited == 0);
}

static void mark_cited(const char *sources, bool *cited)
{
	const char *at = sources != NULL ? sources : "", *word;
	size_t size;

	while ((word = next_word(&at, &size)) != NULL) {
		const struct clause *s = clause_find(word, size);

		if (s != NULL)
			cited[s - clauses] = true;
	}
}

/* A clause is cited, or says why it is not. */
static size_t lint_clauses(void)
{
	size_t count, wrong = 0;
	const struct requirement *const *all = requirements_all(&count);
	bool *cited = memory_array(clause_count, sizeof(*cited));

	for (size_t i = 0; i < count; i++)
		mark_cited(all[i]->sources, cited);
	for (size_t i = 0; i < clause_count; i++) {
		if (cited[i] != (clauses[i].uncited != NULL))
			continue;
		fprintf(stderr, "%s/%d: %s\n", clauses[i].document, clauses[i].number,
		        cited[i] ? "cited, and says why it is not"
		                 : "no requirement cites it, and it says not why");
		wrong++;
	}
	free(cited);
	return wrong;
}

static bool well_formed(const char *id)
{
	return strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789._-") == strlen(id) &&
	       strchr(id, '.') != NULL;
}

/* Each argument of an operation is of a known kind. */
static size_t lint_arguments(void)
{
	struct operation_argument argument;
	size_t wrong = 0;

	for (int op = 0; op < OPERATIONS; op++) {
		const char *rest = operation_table[op].arguments;

		while (operation_argument_next(&rest, &argument)) {
			if (argument.kind != ARGUMENT_KINDS)
				continue;
			fprintf(stderr, "operations.def: %s: %.*s is of no known kind\n",
			        operation_table[op].name, (int)argument.size, argument.name);
			wrong++;
		}
	}
	return wrong;
}

/* Ids that were given up, and what has their promise now (conformance/tests/retired.tsv). */
static const struct {
	const char *id, *now;
} retired[] = {
#include "retired.inc"
	{ NULL, NULL },
};

/* A retired id is not used again, and what took its place is there. */
static size_t lint_retired(void)
{
	size_t wrong = 0;

	for (size_t i = 0; retired[i].id != NULL; i++) {
		const struct requirement *again = requirement_find(retired[i].id);

		if (again != NULL) {
			fprintf(stderr, "%s:%d: %s is retired\n", again->file, again->line,
			        again->id);
			wrong++;
		}
		if (requirement_find(retired[i].now) == NULL) {
			fprintf(stderr, "retired.tsv: %s, for %s, is no requirement\n",
			        retired[i].now, retired[i].id);
			wrong++;
		}
	}
	return wrong;
}

int list_lint(void)
{
	size_t count, wrong = 0;
	const struct requirement *const *all = requirements_all(&count);

	for (size_t i = 0; i < count; i++) {
		if (!well_formed(all[i]->id)) {
			fprintf(stderr, "%s:%d: %s is no id: area.subject.detail in lower case\n",
			        all[i]->file, all[i]->line, all[i]->id);
			wrong++;
		}
		if (i > 0 && strcmp(all[i]->id, all[i - 1]->id) == 0) {
			fprintf(stderr, "%s:%d: %s is used twice\n", all[i]->file, all[i]->line,
			        all[i]->id);
			wrong++;
		}
		wrong += lint_sources(all[i]);
	}
	wrong += lint_clauses() + lint_arguments() + lint_retired();
	return wrong != 0 ? EXIT_UNEXPECTED : 0;
}
