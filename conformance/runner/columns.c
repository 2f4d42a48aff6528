/* SPDX-License-Identifier: MIT
 *
 * What can be run here: each folder of impl/ that can say so is asked. */
#include "runner.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *copy(const char *text)
{
	char *made = text != NULL ? strdup(text) : NULL;

	if (text != NULL && made == NULL)
		abort();
	return made;
}

int columns_add(struct columns *out, const char *implementation, const char *label,
		const char *command, const char *absent, const char *folder)
{
	struct column *at = realloc(out->at, (out->count + 1) * sizeof(*at));

	if (at == NULL)
		return complain("memory is out");
	out->at = at;
	at[out->count++] = (struct column){
		.implementation = copy(implementation), .label = copy(label),
		.command = copy(command), .absent = copy(absent), .folder = copy(folder),
	};
	return 0;
}

void columns_truncate(struct columns *columns, size_t count)
{
	for (size_t i = count; i < columns->count; i++) {
		struct column *c = &columns->at[i];
		char *const texts[] = { c->implementation, c->label, c->command, c->absent, c->folder };

		for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++)
			free(texts[k]);
	}
	columns->count = count;
}

void columns_free(struct columns *columns)
{
	columns_truncate(columns, 0);
	free(columns->at);
	*columns = (struct columns){ 0 };
}

bool columns_named(const char *names, const char *name)
{
	size_t size = strlen(name);

	for (const char *at = names; at != NULL; at = strchr(at, ',')) {
		at += *at == ',';
		if (strncmp(at, name, size) == 0 && (at[size] == ',' || at[size] == '\0'))
			return true;
	}
	return false;
}

static int add_line(struct columns *out, const char *names, const char *folder, const char *name,
		    char *line)
{
	char *kind = strtok(line, "\t"), *label = strtok(NULL, "\t"), *rest = strtok(NULL, "");

	if (kind == NULL || label == NULL || rest == NULL ||
	    (strcmp(kind, "column") != 0 && strcmp(kind, "absent") != 0))
		return complain("impl/%s/discover: not a line of it: %s", name, line);
	if (names != NULL && !columns_named(names, name) && !columns_named(names, label))
		return 0;
	if (strcmp(kind, "absent") == 0)
		return columns_add(out, name, label, NULL, rest, folder);
	for (char *tab = rest; (tab = strchr(tab, '\t')) != NULL;)
		*tab = ' ';
	return columns_add(out, name, label, rest, NULL, folder);
}

static int ask_folder(struct columns *out, const char *names, const char *name)
{
	char *folder = NULL, *command = NULL, *line = NULL;
	size_t room = 0;
	FILE *answers;
	int status = 0;

	if (asprintf(&folder, "%s/%s", place_impl(), name) < 0 ||
	    asprintf(&command, "cd '%s' && [ -x discover ] && exec ./discover", folder) < 0)
		return complain("memory is out");
	/* A shell cannot undo what it was started with: SIGPIPE ignored. */
	signal(SIGPIPE, SIG_DFL);
	answers = popen(command, "re");
	signal(SIGPIPE, SIG_IGN);
	while (answers != NULL && status == 0 && getline(&line, &room, answers) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\0')
			status = add_line(out, names, folder, name, line);
	}
	if (answers != NULL)
		pclose(answers);
	free(line);
	free(command);
	free(folder);
	return status;
}

static int is_folder(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && entry->d_type != DT_REG;
}

/* The reference first, then by name. */
static int in_order(const struct dirent **a, const struct dirent **b)
{
	bool left = strcmp((*a)->d_name, "reference") == 0;
	bool right = strcmp((*b)->d_name, "reference") == 0;

	return left != right ? right - left : strcmp((*a)->d_name, (*b)->d_name);
}

static bool has(const struct columns *found, const char *name)
{
	for (size_t i = 0; i < found->count; i++)
		if (strcmp(found->at[i].label, name) == 0 ||
		    strcmp(found->at[i].implementation, name) == 0)
			return true;
	return false;
}

static bool has_all(const struct columns *found, const char *names)
{
	char *list = copy(names), *rest = list, *name;
	bool all = true;

	while (all && (name = strsep(&rest, ",")) != NULL)
		all = *name == '\0' || has(found, name);
	free(list);
	return all;
}

/* Every name that was asked for must have given something. */
static int check_names(const struct columns *found, const char *names, struct dirent **folders,
		       int count)
{
	const char *known[1024];
	size_t n = 0;
	char *list = strdup(names), *name;

	for (int i = 0; i < count && n < 512; i++)
		known[n++] = folders[i]->d_name;
	for (size_t i = 0; i < found->count && n < 1024; i++)
		known[n++] = found->at[i].label;
	for (name = strtok(list, ","); name != NULL; name = strtok(NULL, ",")) {
		if (has(found, name))
			continue;
		for (int i = 0; i < count; i++)
			if (strcmp(folders[i]->d_name, name) == 0)
				return complain("--impl: impl/%s/discover names nothing to run", name);
		return complain_unknown("--impl: ", "implementation", name, known, n);
	}
	free(list);
	return 0;
}

/* Is the folder one of the names, or does one begin with it, as cpython-3.13.0 does with cpython? */
static bool likely(const char *names, const char *folder)
{
	size_t size = strlen(folder);

	for (const char *at = names; at != NULL; at = strchr(at, ',')) {
		at += *at == ',';
		if (strncmp(at, folder, size) == 0 && strchr(",-", at[size]) != NULL)
			return true;
	}
	return false;
}

static int ask_folders(struct columns *out, const char *names, bool only_likely,
		       struct dirent **folders, int count)
{
	int status = 0;

	for (int i = 0; i < count && status == 0; i++)
		if (!only_likely || likely(names, folders[i]->d_name))
			status = ask_folder(out, names, folders[i]->d_name);
	return status;
}

/* To ask all takes seconds, so the likely ones are asked first, and all when a name is still missing. */
static int ask(struct columns *out, const char *names, struct dirent **folders, int count)
{
	size_t before = out->count;
	int status = names != NULL ? ask_folders(out, names, true, folders, count) : 0;

	if (status != 0 || (names != NULL && has_all(out, names)))
		return status;
	columns_truncate(out, before);
	return ask_folders(out, names, false, folders, count);
}

int columns_discover(struct columns *out, const char *names)
{
	struct dirent **folders;
	int count = scandir(place_impl(), &folders, is_folder, in_order), status;

	if (count < 0)
		return complain("there is no folder %s (MMAPSPEC_IMPL names another)", place_impl());
	setenv("BUILD", place_build(), 0);
	status = ask(out, names, folders, count);
	if (status == 0 && names != NULL)
		status = check_names(out, names, folders, count);
	for (int i = 0; i < count; i++)
		free(folders[i]);
	free(folders);
	return status;
}
