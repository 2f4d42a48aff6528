/* SPDX-License-Identifier: MIT
 *
 * What the test did to files itself, and what it saw of them, in Python. */
#include "replay_python.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_PATTERN = 4 << 20, LARGEST_SUM = 1 << 20 };

struct words {
	char *verb, *name, *rest[3];
};

/* The words of the line, and NAME for %DIR%/NAME; false when one is not as it should be. */
static bool split(char *line, struct words *w)
{
	static const char dir[] = "%DIR%/";
	char *path;

	*w = (struct words){ .verb = strsep(&line, " ") };
	path = strsep(&line, " ");
	for (size_t i = 0; i < 3; i++)
		w->rest[i] = strsep(&line, " ");
	if (path == NULL || strncmp(path, dir, sizeof(dir) - 1) != 0)
		return false;
	w->name = path + sizeof(dir) - 1;
	for (const char *c = w->name; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c) && strchr("-_.", *c) == NULL)
			return false;
	return w->rest[0] != NULL;
}

static void content(struct python *p, struct line *out, const char *word)
{
	struct value v;

	if (word != NULL && strncmp(word, "pattern:", 8) == 0) {
		p->impossible = p->impossible || atoll(word + 8) > LARGEST_PATTERN;
		line_format(out, "pattern(%lld)", atoll(word + 8));
	} else if (word != NULL && strncmp(word, "fill:", 5) == 0 && strchr(word + 5, ':') != NULL) {
		line_format(out, "b\"\\x%.2s\" * %lld", strchr(word + 5, ':') + 1, atoll(word + 5));
	} else if (word != NULL && value_parse(&p->arena, word, strlen(word), &v) == 0) {
		python_value(p, out, &v);
	} else {
		p->impossible = true;
	}
}

static void store(struct python *p, const struct words *w, const char *mode, const char *offset,
		  const char *word)
{
	struct line bytes = { 0 };

	content(p, &bytes, word);
	python_line(p, "store(\"%s\", \"%s\", %lld, %s)", w->name, mode, atoll(offset),
		    bytes.text != NULL ? bytes.text : "b\"\"");
	line_free(&bytes);
}

/* True when it was one of these. */
static bool act(struct python *p, const struct words *w)
{
	if (strcmp(w->verb, "file") == 0)
		store(p, w, "wb", "0", w->rest[0]);
	else if (strcmp(w->verb, "store") == 0)
		store(p, w, "r+b", w->rest[0], w->rest[1]);
	else if (strcmp(w->verb, "truncate") == 0)
		python_line(p, "cut(\"%s\", %lld)", w->name, atoll(w->rest[0]));
	else
		return false;
	return true;
}

static void look(struct python *p, const struct words *w)
{
	if (strcmp(w->verb, "size") == 0)
		python_line(p, "same(os.path.getsize(path(\"%s\")), %lld)", w->name,
			    atoll(w->rest[0]));
	else if (strcmp(w->verb, "sum") == 0 && w->rest[2] != NULL && atoll(w->rest[1]) <= LARGEST_SUM)
		python_line(p, "same(file_sum(\"%s\", %lld, %lld), 0x%s)", w->name,
			    atoll(w->rest[0]), atoll(w->rest[1]), w->rest[2]);
	else if (strcmp(w->verb, "maps") == 0)
		python_line(p, "same(maps_of(\"%s\"), %lld)", w->name, atoll(w->rest[0]));
	else
		p->impossible = true;
}

/* What counts has no path. */
static bool count(struct python *p, const char *line)
{
	if (strncmp(line, "descriptors ", 12) == 0) {
		if (!p->counted)
			python_line(p, "before = descriptors() - %d", atoi(line + 12));
		python_line(p, "same(descriptors() - before, %d)", atoi(line + 12));
		p->counted = true;
		return true;
	}
	if (strncmp(line, "opened ", 7) != 0)
		return false;
	python_line(p, "same(opened(), %d)", atoi(line + 7));
	return true;
}

static bool is_look(const char *line)
{
	static const char *const verbs[] = { "size ", "sum ", "read ", "maps ", "permissions ",
					     "descriptors ", "opened " };

	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (strncmp(line, verbs[i], strlen(verbs[i])) == 0)
			return true;
	return false;
}

void python_action(struct python *p, const char *line)
{
	char *copy;
	struct words w;

	if (strcmp(line, "lease") == 0 || (!p->whole && is_look(line)))
		return;
	if (p->whole && count(p, line))
		return;
	copy = strdup(line);
	if (copy == NULL || !split(copy, &w))
		p->impossible = true;
	else if (!act(p, &w))
		look(p, &w);
	free(copy);
}
