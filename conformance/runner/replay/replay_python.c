/* SPDX-License-Identifier: MIT
 *
 * A script as a Python program: line by line, each answer as it was. */
#include "replay_python.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "operations.h"
#include "value.h"

void python_line(struct python *p, const char *format, ...)
{
	va_list list;
	char *text = NULL;

	va_start(list, format);
	if (vasprintf(&text, format, list) < 0)
		text = NULL;
	va_end(list);
	p->impossible = p->impossible || text == NULL;
	if (text != NULL)
		line_format(&p->body, "    %s\n", text);
	free(text);
}

/* --- a request ------------------------------------------------------------------ */

/* "ID OPERATION ARGUMENT ..." */
static bool parse_request(struct python *p, char *line, struct request *r)
{
	char *word;

	*r = (struct request){ 0 };
	strsep(&line, " ");
	r->operation = strsep(&line, " ");
	while ((word = strsep(&line, " ")) != NULL) {
		size_t name = strspn(word, "abcdefghijklmnopqrstuvwxyz_");

		if (r->count == MOST_ARGUMENTS)
			return false;
		if (word[name] == '=' && name > 0 && name < sizeof(r->names[0])) {
			memcpy(r->names[r->count], word, name);
			word += name + 1;
		}
		if (value_parse(&p->arena, word, strlen(word), &r->values[r->count++]) != 0)
			return false;
	}
	return r->operation != NULL;
}

static struct object *object_of(struct python *p, const struct value *v)
{
	return v->tag == VALUE_HANDLE && v->number < REPLAY_HANDLES ? &p->objects[v->number] : NULL;
}

/* Give the object a name: f1, m1, v1. */
static void name_object(struct python *p, struct object *o, const char *operation)
{
	o->file = strncmp(operation, "file_", 5) == 0;
	o->open = o->file;
	o->view = strcmp(operation, "export") == 0;
	if (o->file)
		snprintf(o->name, sizeof(o->name), "f%u", ++p->files);
	else if (strcmp(operation, "map_fd") == 0)
		snprintf(o->name, sizeof(o->name), "m%u", ++p->maps);
	else
		snprintf(o->name, sizeof(o->name), "v%u", ++p->views);
}

/* A handle is given up; one that is unknown was refused, which does nothing. */
static void destroy(struct python *p, const struct request *r, const char *answer)
{
	struct object *o = r->count == 1 ? object_of(p, &r->values[0]) : NULL;

	if (strncmp(answer, "ok ", 3) != 0)
		return;
	if (o == NULL || o->name[0] == '\0') {
		p->impossible = true;
		return;
	}
	if (o->file && o->open)
		python_line(p, "os.close(%s)", o->name);
	if (!o->file)
		python_line(p, "del %s", o->name);
	python_line(p, "gc.collect()");
	*o = (struct object){ 0 };
}

/* --- an answer -------------------------------------------------------------------- */

/* What there was instead of what was expected, as a Python text. */
static void tell(struct python *p, const char *message)
{
	struct line quoted = { 0 };
	struct value v = { .tag = VALUE_TEXT, .data = (const unsigned char *)message,
			   .size = strlen(message) };

	python_value(p, &quoted, &v);
	python_line(p, "say(%s)", quoted.text != NULL ? quoted.text : "\"\"");
	line_free(&quoted);
}

/* "expected: ..." as the message has it. */
static void tell_expected(struct python *p)
{
	static const char before[] = ": expected ", behind[] = ", found ";
	const char *from = strstr(p->message, before);
	const char *to = from != NULL ? strstr(from, behind) : NULL;
	char text[512];

	if (to == NULL)
		return;
	from += sizeof(before) - 1;
	snprintf(text, sizeof(text), "expected: %.*s", (int)(to - from), from);
	tell(p, text);
}

static void write_error(struct python *p, const char *call, bool decisive, const char *answer)
{
	char kind[32] = "", number[16] = "";

	if (sscanf(answer, "err %31s %15s", kind, number) != 2 || strcmp(kind, "other") == 0 ||
	    strcmp(kind, "Unsupported") == 0)
		p->impossible = true;
	python_line(p, "try:");
	python_line(p, "    %s", call);
	python_line(p, "except %s as error:",
		    strcmp(kind, "OSError") == 0 ? "EnvironmentError" : kind);
	if (number[0] >= '0' && number[0] <= '9')
		python_line(p, "    same(error.errno, %s)", number);
	if (decisive)
		python_line(p, "    say(\"found: \" + repr(error))");
	else if (number[0] == 'n')
		python_line(p, "    pass");
	python_line(p, "else:");
	python_line(p, "    raise Differs(\"no error\")");
}

static void write_value(struct python *p, const char *call, bool decisive, const char *word)
{
	struct line want = { 0 };
	struct value v;
	size_t size;
	unsigned long long sum;

	if (!decisive && !p->whole) {
		python_line(p, "%s", call);
		return;
	}
	if (sscanf(word, "sum:%zu:%llx", &size, &sum) == 2) {
		python_line(p, "same(sum_of(%s), 0x%llx)", call, sum);
	} else if (value_parse(&p->arena, word, strlen(word), &v) == 0) {
		python_value(p, &want, &v);
		python_line(p, "found = %s", call);
		if (decisive)
			python_line(p, "say(\"found: \" + repr(found))");
		python_line(p, "same(found, %s)", want.text != NULL ? want.text : "None");
	} else {
		p->impossible = true;
	}
	line_free(&want);
}

static void write_ok(struct python *p, const struct request *r, const char *call, bool statement,
		     bool decisive, const char *word)
{
	struct value v;
	struct object *o;

	if (statement) {
		python_line(p, "%s", call);
		if (decisive)
			python_line(p, "say(\"found: no error\")");
		return;
	}
	if (value_parse(&p->arena, word, strlen(word), &v) == 0 && v.tag == VALUE_HANDLE) {
		o = object_of(p, &v);
		if (o == NULL) {
			p->impossible = true;
			return;
		}
		if (o->name[0] == '\0') {
			name_object(p, o, r->operation);
			python_line(p, "%s = %s", o->name, call);
		} else {
			python_line(p, "same(%s is %s, True)", call, o->name);
		}
		if (decisive)
			python_line(p, "say(\"found: an object\")");
		return;
	}
	write_value(p, call, decisive, word);
}

/* A request and its answer ("ok ...", "err ..."; NULL: there was none). */
static void write_request(struct python *p, char *line, const char *answer, bool decisive)
{
	struct request r;
	struct line call = { 0 };
	struct object *o;
	bool statement;

	if (!parse_request(p, line, &r)) {
		p->impossible = true;
		return;
	}
	if (strcmp(r.operation, "hello") == 0)
		return;
	if (strcmp(r.operation, "destroy") == 0 && answer != NULL) {
		destroy(p, &r, answer);
		return;
	}
	if (decisive)
		tell_expected(p);
	statement = python_call(p, &call, &r);
	if (call.text == NULL)
		p->impossible = true;
	else if (answer == NULL)
		python_line(p, "%s", call.text);
	else if (strncmp(answer, "ok ", 3) == 0)
		write_ok(p, &r, call.text, statement, decisive, answer + 3);
	else
		write_error(p, call.text, decisive, answer);
	o = r.count == 1 ? object_of(p, &r.values[0]) : NULL;
	if (o != NULL && strcmp(r.operation, "file_close") == 0)
		o->open = false;
	line_free(&call);
}

/* --- the program ---------------------------------------------------------------- */

static const char *tail_of(const char *line)
{
	const char *blank = strchr(line, ' ');

	return blank != NULL ? blank + 1 : line;
}

/* Every line of the script; returns how it ends. */
static const char *write_body(struct python *p, char *script)
{
	char *line, *next = strsep(&script, "\n");

	while ((line = next) != NULL) {
		next = strsep(&script, "\n");
		if (*line == '#' || *line == '\0')
			continue;
		if (strncmp(line, "!ends ", 6) == 0) {
			if (p->whole)
				tell(p, p->message);
			return line + 6;
		}
		if (*line == '!') {
			python_action(p, line + 1);
			continue;
		}
		if (next != NULL && strncmp(next, "!answer ", 8) == 0) {
			char *answer = next + 8;

			next = strsep(&script, "\n");
			write_request(p, line, tail_of(answer),
				      next != NULL && strcmp(next, "!ends answer") == 0);
		} else {
			write_request(p, line, NULL, false);
		}
	}
	return "";
}

static void comment(struct line *out, const char *text)
{
	line_text(out, "# ");
	for (; *text != '\0'; text++)
		line_format(out, "%c", *text < ' ' || *text > '~' ? '?' : *text);
	line_text(out, "\n");
}

static char *assemble(struct python *p, const char *ends, const char *id, const char *statement,
		      const char *message)
{
	struct line out = { 0 };

	line_text(&out, "#!/usr/bin/env python3\n");
	comment(&out, id);
	comment(&out, statement);
	comment(&out, message);
	python_program(&out, p->body.text != NULL ? p->body.text : "    pass\n",
		       strcmp(ends, "died") == 0);
	if (out.failed)
		line_free(&out);
	return out.text;
}

char *replay_python(const char *script, const char *id, const char *statement,
		    const char *message)
{
	struct python *p = calloc(1, sizeof(*p));
	char *copy = strdup(script), *program = NULL;
	const char *ends;

	if (p != NULL && copy != NULL) {
		p->message = message;
		p->whole = strstr(script, "\n!ends all\n") != NULL;
		ends = write_body(p, copy);
		if (!p->impossible && (p->whole || strcmp(ends, "answer") == 0 ||
				       strcmp(ends, "died") == 0))
			program = assemble(p, ends, id, statement, message);
		line_free(&p->body);
		arena_free(&p->arena);
	}
	free(copy);
	free(p);
	return program;
}
