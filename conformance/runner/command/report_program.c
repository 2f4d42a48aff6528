/* SPDX-License-Identifier: MIT */
#include "command/report_program.h"

#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/adapter_process.h"
#include "base/installation.h"
#include "base/messages.h"
#include "base/whole_file.h"
#include "command/requirement_json.h"

enum { REQUIREMENTS, RECORDS, BEFORE, LISTS, OUTPUT, FILES };
enum { OPTIONS = FILES + 1 };

/* A run of the program. */
struct run {
	FILE *files[FILES]; /* in memory; NULL for what is not given */
	char options[OPTIONS][PATH_MAX + 32];
	char *argv[OPTIONS + 3];
	int argc;
	posix_spawn_file_actions_t actions;
};

static FILE *memory_open(void)
{
	int fd = memfd_create("mmapspec", MFD_CLOEXEC);

	return fd >= 0 ? fdopen(fd, "w+") : NULL;
}

/* Append the requirements, with one member more: cites. */
static void append_requirements(json_t *list, const struct requirement *const *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		json_t *object = requirement_json(all[i]);

		json_object_set_new(object, "cites", json_string(all[i]->sources));
		json_array_append_new(list, object);
	}
}

/* All requirements and the runner's own tests. */
static json_t *requirements_json(void)
{
	size_t count, own;
	const struct requirement *const *all = requirements_all(&count);
	const struct requirement *const *tests = self_tests_all(&own);
	json_t *list = json_array();

	append_requirements(list, all, count);
	append_requirements(list, tests, own);
	return list;
}

static void add_option(struct run *run, const char *format, const char *text, int number)
{
	char *option = run->options[run->argc - 2];

	snprintf(option, sizeof(run->options[0]), format, text, number);
	run->argv[run->argc++] = option;
}

/* Give the program the objects of array, one on each line. */
static int add_file(struct run *run, int which, const char *name, const json_t *array)
{
	FILE *file = run->files[which] = array != NULL ? memory_open() : NULL;
	size_t i;
	json_t *object;

	if (array == NULL)
		return 0;
	if (file == NULL)
		return -1;
	json_array_foreach(array, i, object)
		if (json_dumpf(object, file, JSON_COMPACT) != 0 || fputc('\n', file) == EOF)
			return -1;
	posix_spawn_file_actions_adddup2(&run->actions, fileno(file), fileno(file));
	add_option(run, "--%s=/dev/fd/%d", name, fileno(file));
	return fflush(file);
}

static int prepare(struct run *run, const struct report_order *order)
{
	json_t *requirements = requirements_json();
	FILE *output = run->files[OUTPUT] = memory_open();
	int failed = output == NULL ||
		     add_file(run, REQUIREMENTS, "requirements", requirements) != 0 ||
		     add_file(run, RECORDS, "records", order->records) != 0 ||
		     add_file(run, BEFORE, "before", order->before) != 0 ||
		     add_file(run, LISTS, "lists", order->lists) != 0;

	json_decref(requirements);
	if (failed)
		return complain("%s: the records cannot be handed on: %s", order->format,
				strerror(errno));
	if (order->style != NULL)
		add_option(run, "--style=%s", order->style, 0);
	if (order->plots != NULL)
		add_option(run, "--plots=%s", order->plots, 0);
	posix_spawn_file_actions_adddup2(&run->actions, fileno(output), STDOUT_FILENO);
	return 0;
}

/* Returns the program's exit status, or -1 after one line. */
static int execute(struct run *run)
{
	const char *program = run->argv[0];
	int status, err;
	pid_t pid;

	err = posix_spawn(&pid, program, &run->actions, NULL, run->argv, environ);
	if (err != 0) {
		complain("%s cannot be started: %s; it needs /usr/bin/python3 with python3-jinja2 and "
			 "python3-junitparser", program, strerror(err));
		return -1;
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) <= EXIT_USAGE)
		return WEXITSTATUS(status) < EXIT_USAGE ? WEXITSTATUS(status) : -1;
	complain("%s %s", program, status_text(status));
	return -1;
}

/* Returns how many bytes there were. */
static size_t copy(FILE *out, FILE *from)
{
	char bytes[65536];
	size_t size, all = 0;

	rewind(from);
	for (; (size = fread(bytes, 1, sizeof(bytes), from)) > 0; all += size)
		fwrite(bytes, 1, size, out);
	return all;
}

static void release(struct run *run)
{
	posix_spawn_file_actions_destroy(&run->actions);
	for (int i = 0; i < FILES; i++)
		if (run->files[i] != NULL)
			fclose(run->files[i]);
}

int report_make(FILE *out, const struct report_order *order)
{
	struct run run = { .argv = { (char *)report_program(), (char *)order->format }, .argc = 2 };
	int answer = -1;

	posix_spawn_file_actions_init(&run.actions);
	if (prepare(&run, order) == 0)
		answer = execute(&run);
	/* An interpreter that does not come to the program ends with status 1. */
	if (answer >= 0 && copy(out, run.files[OUTPUT]) == 0) {
		complain("%s %s: no output", run.argv[0], order->format);
		answer = -1;
	}
	release(&run);
	return answer;
}

int report_write(const char *path, const struct report_order *order)
{
	struct whole_file f;
	int answer;

	if (path == NULL)
		return 0;
	if (whole_file_open(&f, path) != 0)
		return -1;
	answer = report_make(f.text, order);
	if (answer >= 0)
		return whole_file_close(&f) == 0 ? answer : -1;
	whole_file_drop(&f);
	return -1;
}
