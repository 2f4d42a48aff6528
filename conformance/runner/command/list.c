/* SPDX-License-Identifier: MIT
 *
 * mmapspec list: what there is.  Everything here is derived, so that it cannot be wrong. */
#include <fnmatch.h>
#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "adapters/discover_targets.h"
#include "base/installation.h"
#include "base/messages.h"
#include "base/options.h"
#include "cell/known.h"
#include "cell/records.h"
#include "command/commands.h"
#include "command/report_program.h"
#include "adapter_description.h"

struct list_options {
	const char *filter;
	bool json, documents, implementations, findings, coverage, lint;
};

#define FLAG(name, help) OPTION_FLAG(#name, struct list_options, name, help)

static const struct option_row rows[] = {
	FLAG(json, "the requirements with everything known of them, as a JSON array"),
	OPTION_TEXT("filter", "GLOB", struct list_options, filter, "only ids like that"),
	FLAG(documents, "each document's clauses with the requirements that cite them"),
	FLAG(implementations, "what can be run here, and what is absent"),
	FLAG(findings, "what the implementations are known to get wrong, as Markdown"),
	FLAG(coverage, "which class of which argument was tried in which state, by these results"),
	FLAG(lint,
	     "exit with status 1 on an id used twice or ill-formed, an unknown citation, or a "
	     "clause that is neither cited nor says why not"),
	{ 0 },
};

static const struct command_line line = {
	"mmapspec list",
	"\n--coverage RESULTS...",
	"Without an option: each requirement with its id, level, operation and statement.",
	"",
	rows,
	NULL,
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

/* Append {"folder": impl/NAME, "known": LIST}; returns -1 if the list cannot be read. */
static int append_list(json_t *lists, const char *path)
{
	json_t *known = known_load(path);
	const char *name = strrchr(path, '/');

	if (known == NULL)
		return -1;
	json_array_append_new(lists, json_pack("{s:s%, s:o}", "folder", path, (size_t)(name - path),
	                                       "known", known));
	return 0;
}

/* What is known of all implementations, as Markdown for their maintainers.  Returns 0, or
 * EXIT_UNEXPECTED after a line about each entry that lacks what a finding must have. */
static int list_findings(void)
{
	char pattern[4096];
	json_t *lists = json_array();
	glob_t found = { 0 };
	int unread = 0, answer;

	snprintf(pattern, sizeof(pattern), "%s/*/known-failures.json", implementation_folder());
	glob(pattern, 0, NULL, &found);
	for (size_t i = 0; i < found.gl_pathc; i++)
		unread |= append_list(lists, found.gl_pathv[i]);
	globfree(&found);
	answer =
	    report_make(stdout, &(struct report_order){ .format = "findings", .lists = lists });
	json_decref(lists);
	if (answer < 0)
		return EXIT_USAGE;
	return unread != 0 || answer != 0 ? EXIT_UNEXPECTED : EXIT_EXPECTED;
}

/* How often each class of each argument was tried in each state. */
static int list_coverage(char **paths)
{
	json_t *records = json_array();
	int status = EXIT_EXPECTED;

	if (*paths == NULL)
		status = complain("list --coverage wants a file of results; `mmapspec run --json "
		                  "FILE` writes one");
	for (; status == EXIT_EXPECTED && *paths != NULL; paths++)
		if (records_read(records, *paths) != 0)
			status = EXIT_USAGE;
	if (status == EXIT_EXPECTED && report_records("-", "coverage", records) < 0)
		status = EXIT_USAGE;
	json_decref(records);
	return status;
}

int command_list(int argc, char **argv)
{
	struct list_options o = { 0 };
	int first, status = options_read(&line, argc, argv, &o, &first);

	if (status >= 0)
		return status;
	if (o.coverage)
		return list_coverage(argv + first);
	if (first != argc)
		return complain("%s: only options are expected; see --help", argv[first]);
	if (o.documents)
		return list_documents();
	if (o.implementations)
		return list_implementations();
	if (o.findings)
		return list_findings();
	return o.lint ? list_lint() : list_requirements(o.filter, o.json);
}
