/* SPDX-License-Identifier: MIT
 *
 * What can be run here: each folder of impl/ that can say so is asked. */
#include "adapters/targets.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/installation.h"
#include "base/messages.h"
#include "base/nearest.h"

static char *copy(const char *text)
{
	char *made = text != NULL ? strdup(text) : NULL;

	if (text != NULL && made == NULL)
		abort();
	return made;
}

int targets_add(struct targets *out, const char *implementation, const char *label,
		const char *command, const char *absent, const char *folder)
{
	struct target *at = realloc(out->at, (out->count + 1) * sizeof(*at));

	if (at == NULL)
		return complain("memory is out");
	out->at = at;
	at[out->count++] = (struct target){
		.implementation = copy(implementation), .label = copy(label),
		.command = copy(command), .absent = copy(absent), .folder = copy(folder),
	};
	return 0;
}

void targets_truncate(struct targets *targets, size_t count)
{
	for (size_t i = count; i < targets->count; i++) {
		struct target *c = &targets->at[i];
		char *const texts[] = { c->implementation, c->label, c->command, c->absent, c->folder };

		for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++)
			free(texts[k]);
	}
	targets->count = count;
}

void targets_free(struct targets *targets)
{
	targets_truncate(targets, 0);
	free(targets->at);
	*targets = (struct targets){ 0 };
}

bool targets_named(const char *names, const char *name)
{
	size_t size = strlen(name);

	for (const char *at = names; at != NULL; at = strchr(at, ',')) {
		at += *at == ',';
		if (strncmp(at, name, size) == 0 && (at[size] == ',' || at[size] == '\0'))
			return true;
	}
	return false;
}

static int add_line(struct targets *out, const char *names, const char *folder, const char *name,
		    char *line)
{
	char *kind = strtok(line, "\t"), *label = strtok(NULL, "\t"), *rest = strtok(NULL, "");

	if (kind == NULL || label == NULL || rest == NULL ||
	    (strcmp(kind, "column") != 0 && strcmp(kind, "absent") != 0))
		return complain("impl/%s/discover: not a line of it: %s", name, line);
	if (names != NULL && !targets_named(names, name) && !targets_named(names, label))
		return 0;
	if (strcmp(kind, "absent") == 0)
		return targets_add(out, name, label, NULL, rest, folder);
	for (char *tab = rest; (tab = strchr(tab, '\t')) != NULL;)
		*tab = ' ';
	return targets_add(out, name, label, rest, NULL, folder);
}

static int ask_folder(struct targets *out, const char *names, const char *name)
{
	char *folder = NULL, *command = NULL, *line = NULL;
	size_t room = 0;
	FILE *answers;
	int status = 0;

	if (asprintf(&folder, "%s/%s", implementation_folder(), name) < 0 ||
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

static bool has(const struct targets *found, const char *name)
{
	for (size_t i = 0; i < found->count; i++)
		if (strcmp(found->at[i].label, name) == 0 ||
		    strcmp(found->at[i].implementation, name) == 0)
			return true;
	return false;
}

static bool has_all(const struct targets *found, const char *names)
{
	char *list = copy(names), *rest = list, *name;
	bool all = true;

	while (all && (name = strsep(&rest, ",")) != NULL)
		all = *name == '\0' || has(found, name);
	free(list);
	return all;
}

/* Every name that was asked for must have given something. */
static int check_names(const struct targets *found, const char *names, struct dirent **folders,
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

static int ask_folders(struct targets *out, const char *names, bool only_likely,
		       struct dirent **folders, int count)
{
	int status = 0;

	for (int i = 0; i < count && status == 0; i++)
		if (!only_likely || likely(names, folders[i]->d_name))
			status = ask_folder(out, names, folders[i]->d_name);
	return status;
}

/* To ask all takes seconds, so the likely ones are asked first, and all when a name is still missing. */
static int ask(struct targets *out, const char *names, struct dirent **folders, int count)
{
	size_t before = out->count;
	int status = names != NULL ? ask_folders(out, names, true, folders, count) : 0;

	if (status != 0 || (names != NULL && has_all(out, names)))
		return status;
	targets_truncate(out, before);
	return ask_folders(out, names, false, folders, count);
}

int targets_discover(struct targets *out, const char *names)
{
	struct dirent **folders;
	int count = scandir(implementation_folder(), &folders, is_folder, in_order), status;

	if (count < 0)
		return complain("there is no folder %s (MMAPSPEC_IMPL names another)", implementation_folder());
	setenv("BUILD", program_folder(), 0);
	status = ask(out, names, folders, count);
	if (status == 0 && names != NULL)
		status = check_names(out, names, folders, count);
	for (int i = 0; i < count; i++)
		free(folders[i]);
	free(folders);
	return status;
}
