/* SPDX-License-Identifier: MIT */
#include "adapters/discover_targets.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "base/installation.h"
#include "base/allocation.h"
#include "base/messages.h"

static char *copy(const char *text)
{
	return text != NULL ? memory_text(text) : NULL;
}

void targets_add(struct targets *out, const char *implementation, const char *label,
                 const char *command, const char *absent, const char *folder)
{
	out->at = memory_resize(out->at, out->count + 1, sizeof(*out->at));
	out->at[out->count++] = (struct target){
		.implementation = copy(implementation),
		.label = copy(label),
		.command = copy(command),
		.absent = copy(absent),
		.folder = copy(folder),
	};
}

void targets_truncate(struct targets *targets, size_t count)
{
	for (size_t i = count; i < targets->count; i++) {
		struct target *t = &targets->at[i];

		free(t->implementation);
		free(t->label);
		free(t->command);
		free(t->absent);
		free(t->folder);
	}
	targets->count = count;
}

void targets_free(struct targets *targets)
{
	targets_truncate(targets, 0);
	free(targets->at);
	*targets = (struct targets){ 0 };
}

/* Does one of the comma-separated names begin with this one, and go on with one of the letters,
 * of which "" stands for the end? */
static bool named(const char *names, const char *name, const char *after)
{
	size_t size = strlen(name);

	for (const char *at = names; at != NULL; at = strchr(at, ',')) {
		at += *at == ',';
		if (strncmp(at, name, size) == 0 && strchr(after, at[size]) != NULL)
			return true;
	}
	return false;
}

bool targets_named(const char *names, const char *name)
{
	return named(names, name, ",");
}

/* "column LABEL COMMAND" or "absent LABEL REASON", with tabs between. */
static int add_line(struct targets *out, const char *names, const char *folder, const char *name,
                    char *line)
{
	char *kind = strtok(line, "\t"), *label = strtok(NULL, "\t"), *rest = strtok(NULL, "");
	bool absent = kind != NULL && strcmp(kind, "absent") == 0;

	if (rest == NULL || (!absent && strcmp(kind, "column") != 0))
		return complain("impl/%s/discover: not a line of it: %s", name, line);
	if (names != NULL && !targets_named(names, name) && !targets_named(names, label))
		return 0;
	for (char *tab = rest; !absent && (tab = strchr(tab, '\t')) != NULL;)
		*tab = ' ';
	targets_add(out, name, label, absent ? NULL : rest, absent ? rest : NULL, folder);
	return 0;
}

static int ask_folder(struct targets *out, const char *names, const char *name)
{
	char *folder = memory_format("%s/%s", implementation_folder(), name), *line = NULL;
	const struct child_order order = { .command = "[ -x discover ] && exec ./discover",
		                           .folder = folder,
		                           .streams = { 0, 1, 2 } };
	size_t room = 0;
	FILE *answers;
	int status = 0;

	child_capture(&order, &answers);
	while (status == 0 && getline(&line, &room, answers) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\0')
			status = add_line(out, names, folder, name, line);
	}
	fclose(answers);
	free(line);
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

static bool has(const struct targets *found, const char *name)
{
	for (size_t i = 0; i < found->count; i++)
		if (strcmp(found->at[i].label, name) == 0 ||
		    strcmp(found->at[i].implementation, name) == 0)
			return true;
	return false;
}

/* The first of the names that gave no target, to be freed; or NULL. */
static char *missing(const struct targets *found, const char *names)
{
	char *list = memory_text(names), *rest = list, *name, *first = NULL;

	while (first == NULL && (name = strsep(&rest, ",")) != NULL)
		if (*name != '\0' && !has(found, name))
			first = memory_text(name);
	free(list);
	return first;
}

static int complain_missing(const char *name, const struct targets *found, struct dirent **folders,
                            int count)
{
	const char **known = memory_array(found->count + (size_t)count, sizeof(*known));
	size_t n = 0;
	int status;

	for (int i = 0; i < count; i++)
		known[n++] = folders[i]->d_name;
	for (size_t i = 0; i < found->count; i++)
		known[n++] = found->at[i].label;
	if (nearest(name, known, n) != NULL && strcmp(nearest(name, known, n), name) == 0)
		status = complain("--impl: impl/%s/discover names nothing to run", name);
	else
		status = complain_unknown("--impl: ", "implementation", name, known, n);
	free(known);
	return status;
}

/* A label mostly begins with its folder's name, as cpython-3.13.0 does. */
static int ask_folders(struct targets *out, const char *names, bool only_likely,
                       struct dirent **folders, int count)
{
	int status = 0;

	for (int i = 0; i < count && status == 0; i++)
		if (!only_likely || named(names, folders[i]->d_name, ",-"))
			status = ask_folder(out, names, folders[i]->d_name);
	return status;
}

/* To ask all takes seconds: the likely ones are asked first, and all if a name is missing then. */
static int ask(struct targets *out, const char *names, struct dirent **folders, int count)
{
	size_t before = out->count;
	int status = ask_folders(out, names, names != NULL, folders, count);
	char *name = status == 0 && names != NULL ? missing(out, names) : NULL;

	if (name == NULL)
		return status;
	free(name);
	targets_truncate(out, before);
	status = ask_folders(out, names, false, folders, count);
	name = status == 0 ? missing(out, names) : NULL;
	if (name != NULL)
		status = complain_missing(name, out, folders, count);
	free(name);
	return status;
}

int targets_discover(struct targets *out, const char *names)
{
	struct dirent **folders;
	int count = scandir(implementation_folder(), &folders, is_folder, in_order), status;

	if (count < 0)
		return complain("there is no folder %s (MMAPSPEC_IMPL names another)",
		                implementation_folder());
	setenv("BUILD", program_folder(), 0);
	status = ask(out, names, folders, count);
	for (int i = 0; i < count; i++)
		free(folders[i]);
	free(folders);
	return status;
}
