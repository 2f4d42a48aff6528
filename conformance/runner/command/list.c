/* SPDX-License-Identifier: MIT
 *
 * mmapspec list: what there is.  Everything here is derived, so that it cannot be wrong. */
#include <fnmatch.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adapters/targets.h"
#include "base/allocation.h"
#include "base/messages.h"
#include "base/options.h"
#include "command/commands.h"
#include "command/requirement_json.h"
#include "describe.h"

struct list_options {
	const char *filter;
	bool json, documents, implementations, findings, lint;
};

#define FLAG(name, help) OPTION_FLAG(#name, struct list_options, name, help)

static const struct option_row rows[] = {
	FLAG(json, "the requirements with everything known of them, as a JSON array"),
	OPTION_TEXT("filter", "GLOB", struct list_options, filter, "only ids like that"),
	FLAG(documents, "each document's clauses with the requirements that cite them"),
	FLAG(implementations, "what can be run here, and what is absent"),
	FLAG(findings, "what the implementations are known to get wrong, as Markdown"),
	FLAG(lint, "exit with status 1 on an id used twice or ill-formed, an unknown citation, or a "
		   "clause that is neither cited nor says why not"),
	{ 0 },
};

static const struct command_line line = {
	"mmapspec list", NULL,
	"Without an option: each requirement with its id, level, operation and statement.", "",
	rows, NULL,
};

static bool matches(const struct requirement *r, const char *filter)
{
	return filter == NULL || fnmatch(filter, r->id, 0) == 0;
}

static int list_requirements(const char *filter, bool as_json)
{
	size_t count, shown = 0;
	const struct requirement *const *all = requirements_all(&count);
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct requirement *r = all[i];

		if (!matches(r, filter))
			continue;
		shown++;
		if (as_json)
			json_array_append_new(list, requirement_json(r));
		else
			printf("%-44s %-13s %-13s %s\n", r->id, level_name(r->level),
			       operation_table[r->about].name, r->statement);
	}
	if (as_json && json_dumpf(list, stdout, JSON_INDENT(1)) == 0)
		putchar('\n');
	json_decref(list);
	if (shown == 0)
		complain("no requirement has an id like %s", filter);
	return shown == 0 ? EXIT_NOTHING : 0;
}

/* The requirements that cite the clause, as one line; "" for none. */
static bool print_citing(const struct clause *s)
{
	size_t count;
	const struct requirement *const *all = requirements_all(&count);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		const char *at = all[i]->sources, *word;
		size_t size;

		while ((word = next_word(&at, &size)) != NULL) {
			if (clause_find(word, size) != s)
				continue;
			printf("%s%s", any ? " " : "        ", all[i]->id);
			any = true;
		}
	}
	if (any)
		putchar('\n');
	return any;
}

static int list_documents(void)
{
	size_t left = 0;

	for (size_t i = 0; i < clause_count; i++) {
		const struct clause *s = &clauses[i];

		printf("%s/%d [%s] %s\n", s->document, s->number, s->constraint, s->text);
		if (print_citing(s))
			continue;
		printf("        %s%s\n", s->uncited != NULL ? "not cited: " : "NOT CITED",
		       s->uncited != NULL ? s->uncited : "");
		left += s->uncited == NULL;
	}
	printf("%zu clauses, %zu neither cited nor reasoned\n", clause_count, left);
	return 0;
}

static int list_implementations(void)
{
	struct targets targets = { 0 };
	int status = targets_discover(&targets, NULL);

	for (size_t i = 0; i < targets.count; i++) {
		const struct target *c = &targets.at[i];

		printf("%-10s %-22s %s%s\n", c->implementation, c->label,
		       c->absent != NULL ? "absent: " : "",
		       c->absent != NULL ? c->absent : c->command);
	}
	targets_free(&targets);
	return status;
}

static size_t lint_sources(const struct requirement *r)
{
	const char *at = r->sources != NULL ? r->sources : "", *word;
	size_t size, wrong = 0, cited = 0;

	while ((word = next_word(&at, &size)) != NULL) {
		cited++;
		if (clause_find(word, size) != NULL)
			continue;
		fprintf(stderr, "%s:%d: %s cites %.*s, which is no clause\n", r->file, r->line, r->id,
			(int)size, word);
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
	return strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789.-") == strlen(id) &&
	       strchr(id, '.') != NULL;
}

static int lint(void)
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
	wrong += lint_clauses();
	return wrong != 0 ? EXIT_UNEXPECTED : 0;
}

int command_list(int argc, char **argv)
{
	struct list_options o = { 0 };
	int status = options_read(&line, argc, argv, &o, NULL);

	if (status >= 0)
		return status;
	if (o.documents)
		return list_documents();
	if (o.implementations)
		return list_implementations();
	if (o.findings)
		return list_findings();
	return o.lint ? lint() : list_requirements(o.filter, o.json);
}
