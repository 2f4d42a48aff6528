/* SPDX-License-Identifier: MIT */
#include "command/report_program.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/allocation.h"
#include "base/child.h"
#include "base/installation.h"
#include "base/messages.h"
#include "base/whole_output.h"
#include "command/commands.h"

enum { FILES = 4, OPTIONS = FILES + 2 };

/* A run of the program. */
struct run {
	FILE *files[FILES]; /* in memory: what it reads */
	size_t count;
	char *argv[OPTIONS + 3];
	int argc;
};

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
	size_t count, own, explorations;
	const struct requirement *const *all = requirements_all(&count);
	const struct requirement *const *tests = self_tests_all(&own);
	const struct requirement *const *others = explorations_all(&explorations);
	json_t *list = json_array();

	append_requirements(list, all, count);
	append_requirements(list, tests, own);
	append_requirements(list, others, explorations);
	return list;
}

/* Give the program the objects of array, one on each line; nothing if it is NULL. */
static void add_file(struct run *run, const char *name, const json_t *array)
{
	size_t i;
	json_t *object;
	FILE *file;

	if (array == NULL)
		return;
	file = run->files[run->count++] = child_file();
	json_array_foreach(array, i, object) {
		json_dumpf(object, file, JSON_COMPACT);
		fputc('\n', file);
	}
	if (fflush(file) != 0)
		exit(complain("out of memory"));
	fcntl(fileno(file), F_SETFD, 0);
	run->argv[run->argc++] = memory_format("--%s=/dev/fd/%d", name, fileno(file));
}

static void add_option(struct run *run, const char *name, const char *text)
{
	if (text != NULL)
		run->argv[run->argc++] = memory_format("--%s=%s", name, text);
}

static void prepare(struct run *run, const struct report_order *order)
{
	json_t *requirements = requirements_json();

	add_file(run, "requirements", requirements);
	add_file(run, "records", order->records);
	add_file(run, "before", order->before);
	add_file(run, "lists", order->lists);
	add_option(run, "style", order->style);
	add_option(run, "plots", order->plots);
	json_decref(requirements);
}

static void release(struct run *run)
{
	for (size_t i = 0; i < run->count; i++)
		fclose(run->files[i]);
	for (int i = 2; i < run->argc; i++)
		free(run->argv[i]);
}

/* Returns the program's exit status, or -1 after one line. */
static int answer_of(const char *program, int status)
{
	if (status < 0)
		complain(
		    "%s cannot be started: %s; it needs /usr/bin/python3 with python3-jinja2 and "
		    "python3-junitparser",
		    program, strerror(-status));
	else if (!WIFEXITED(status) || WEXITSTATUS(status) > EXIT_USAGE)
		complain("%s %s", program, status_text(status));
	else if (WEXITSTATUS(status) < EXIT_USAGE)
		return WEXITSTATUS(status);
	return -1;
}

/* Returns how many bytes there were. */
static size_t copy(FILE *out, FILE *from)
{
	char bytes[65536];
	size_t size, all = 0;

	for (; (size = fread(bytes, 1, sizeof(bytes), from)) > 0; all += size)
		fwrite(bytes, 1, size, out);
	return all;
}

int report_make(FILE *out, const struct report_order *order)
{
	struct run run = { .argv = { (char *)report_program(), (char *)order->format }, .argc = 2 };
	FILE *output;
	int answer;

	prepare(&run, order);
	answer =
	    answer_of(run.argv[0],
	              child_capture(&(struct child_order){ .argv = (const char *const *)run.argv,
	                                                   .streams = { 0, 1, 2 } },
	                            &output));
	/* An interpreter that does not come to the program ends with status 1. */
	if (answer >= 0 && copy(out, output) == 0) {
		complain("%s %s: no output", run.argv[0], order->format);
		answer = -1;
	}
	fclose(output);
	release(&run);
	return answer;
}

int report_write(const char *path, const struct report_order *order)
{
	struct whole_output f;
	int answer;

	if (path == NULL)
		return 0;
	whole_output_open(&f, path);
	answer = report_make(f.text, order);
	if (answer >= 0)
		return whole_output_close(&f) == 0 ? answer : -1;
	whole_output_drop(&f);
	return -1;
}

int report_records(const char *path, const char *format, const json_t *records)
{
	return report_write(path, &(struct report_order){ .format = format, .records = records });
}
