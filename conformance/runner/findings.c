/* SPDX-License-Identifier: MIT
 *
 * What the implementations are known to get wrong, from their lists of known failures: a
 * section for each, a row for each root cause, so that its maintainers can act on it. */
#include "known_update.h"
#include "markdown.h"
#include "records.h"
#include "runner.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list {
	const char *folder; /* impl/NAME */
	const char *name;
	json_t *known;
	size_t incomplete;
};

static const char *text_of(const json_t *entry, const char *name)
{
	return record_text(entry, name);
}

/* impl/NAME/findings/FINDING.EXT: its file name, or NULL. */
static const char *reproducer(const struct list *l, const char *finding)
{
	static char name[256];
	char pattern[4096];
	glob_t found;

	snprintf(pattern, sizeof(pattern), "%s/findings/%s.*", l->folder, finding);
	if (glob(pattern, 0, NULL, &found) != 0)
		return NULL;
	snprintf(name, sizeof(name), "%s", strrchr(found.gl_pathv[0], '/') + 1);
	globfree(&found);
	return name;
}

static void lacks(struct list *l, const json_t *entry, const char *what)
{
	complain("%s/known-failures.json: %s has no %s", l->folder, text_of(entry, "id"), what);
	l->incomplete++;
}

static void check(struct list *l, const json_t *entry)
{
	const char *judgement = text_of(entry, "judgement"), *finding = text_of(entry, "finding");

	if (strcmp(judgement, "bug") != 0 && strcmp(judgement, "difference") != 0 &&
	    strcmp(judgement, "gap") != 0)
		lacks(l, entry, "judgement: bug, difference or gap");
	if (strncmp(text_of(entry, "reason"), KNOWN_UNEXPLAINED, strlen(KNOWN_UNEXPLAINED)) == 0)
		lacks(l, entry, "reason: --update-known-failures wrote this one");
	if (*finding == '\0')
		lacks(l, entry, "finding");
	else if (reproducer(l, finding) == NULL)
		lacks(l, entry, "reproducer in findings/");
	if (requirement_find(text_of(entry, "id")) == NULL)
		lacks(l, entry, "requirement of that id");
}

/* The first entry of the list with the same finding. */
static bool is_first(const json_t *known, size_t place)
{
	const char *finding = text_of(json_array_get(known, place), "finding");

	for (size_t i = 0; i < place; i++)
		if (strcmp(text_of(json_array_get(known, i), "finding"), finding) == 0)
			return false;
	return true;
}

static void write_conditions(const json_t *entry)
{
	const char *key;
	json_t *value, *when = json_object_get(entry, "when");
	const char *between = "";

	if (when == NULL)
		fputs("all", stdout);
	json_object_foreach(when, key, value) {
		printf("%s%s ", between, key);
		markdown_code(stdout, json_is_string(value) ? json_string_value(value) : "as listed");
		between = ", ";
	}
}

/* The requirements that show it, and the sentences that they cite. */
static void write_broken(const json_t *known, const char *finding)
{
	const char *between = "";
	json_t *entry;
	size_t i;

	json_array_foreach(known, i, entry) {
		const struct requirement *r = requirement_find(text_of(entry, "id"));

		if (strcmp(text_of(entry, "finding"), finding) != 0 || r == NULL)
			continue;
		fputs(between, stdout);
		markdown_text(stdout, r->statement);
		fputs(" (", stdout);
		markdown_code(stdout, r->id);
		fputs(": ", stdout);
		markdown_text(stdout, r->sources);
		fputs(")", stdout);
		between = "<br>";
	}
}

static void write_row(const struct list *l, const json_t *entry)
{
	const char *finding = text_of(entry, "finding"), *link = text_of(entry, "link");
	const char *file = reproducer(l, finding);

	fputs("| ", stdout);
	if (file != NULL)
		printf("[%s](%s/findings/%s)", finding, l->name, file);
	else
		fputs(finding, stdout);
	printf(" | %s | ", text_of(entry, "judgement"));
	markdown_text(stdout, text_of(entry, "reason"));
	if (*link != '\0')
		printf(" [upstream](%s)", link);
	fputs(" | ", stdout);
	write_conditions(entry);
	fputs(" | ", stdout);
	write_broken(l->known, finding);
	fputs(" |\n", stdout);
}

static size_t write_list(struct list *l)
{
	size_t i, findings = 0;
	json_t *entry;

	json_array_foreach(l->known, i, entry) {
		check(l, entry);
		if (!is_first(l->known, i))
			continue;
		if (findings++ == 0)
			printf("\n## [%s](%s/README.md)\n\n"
			       "| finding | judgement | what | where | what it breaks |\n"
			       "|---|---|---|---|---|\n", l->name, l->name);
		write_row(l, entry);
	}
	return findings;
}

int list_findings(void)
{
	char pattern[4096];
	size_t findings = 0, incomplete = 0, lists = 0;
	glob_t found = { 0 };

	printf("# Findings\n\nMade by `mmapspec list --findings` from the lists of known failures. "
	       "Each name leads to a\nprogram that shows the finding without mmapspec.\n");
	snprintf(pattern, sizeof(pattern), "%s/*/known-failures.json", place_impl());
	glob(pattern, 0, NULL, &found);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		char *folder = strdup(found.gl_pathv[i]);
		struct list l = { .folder = folder, .known = known_load(found.gl_pathv[i]) };
		size_t n;

		*strrchr(folder, '/') = '\0';
		l.name = strrchr(folder, '/') + 1;
		n = l.known != NULL ? write_list(&l) : 0;
		lists += n > 0;
		findings += n;
		incomplete += l.incomplete + (l.known == NULL);
		json_decref(l.known);
		free(folder);
	}
	globfree(&found);
	printf("\n%zu findings in %zu implementations.\n", findings, lists);
	return incomplete != 0 ? EXIT_UNEXPECTED : 0;
}
