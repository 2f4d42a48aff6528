/* SPDX-License-Identifier: MIT
 *
 * A failure with several causes is as the known failures say if they explain each cause, and if
 * each of them that holds for the requirement explains one. */
#include "cell/make_records.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "cell/known.h"
#include "cell/records.h"

/* The first entry that explains the cause, or NULL. */
static const json_t *explanation(const json_t *known, const char *id, const json_t *cause)
{
	const json_t *entry;
	size_t place = 0;

	while ((entry = known_next(known, id, &place)) != NULL)
		if (known_matches(entry, record_text(cause, "message")))
			return entry;
	return NULL;
}

/* Set "known" in each cause that an entry explains; returns how many none does. */
static size_t explain(json_t *causes, const json_t *known, const char *id)
{
	size_t i, unexplained = 0;
	json_t *cause;

	json_array_foreach(causes, i, cause) {
		const json_t *entry = explanation(known, id, cause);

		unexplained += entry == NULL;
		if (entry != NULL)
			json_object_set_new(cause, "known", known_json(entry));
	}
	return unexplained;
}

static bool explains_one(const json_t *entry, const json_t *causes)
{
	size_t i;
	json_t *cause;

	json_array_foreach(causes, i, cause)
		if (known_matches(entry, record_text(cause, "message")))
			return true;
	return false;
}

/* The first entry that holds and explains no cause, though it must, or NULL. */
static const json_t *idle_entry(const json_t *causes, const json_t *known, const char *id)
{
	const json_t *entry;
	size_t place = 0;

	while ((entry = known_next(known, id, &place)) != NULL)
		if (!known_sometimes(entry) && !explains_one(entry, causes))
			return entry;
	return NULL;
}

/* The first of the causes that nothing explains, or of all if everything is explained, and how many
 * more of them there are. */
static void set_message(json_t *record, json_t *causes, size_t unexplained)
{
	size_t i, others = (unexplained != 0 ? unexplained : json_array_size(causes)) - 1;
	json_t *cause, *first = NULL;
	char *more, *text;

	json_array_foreach(causes, i, cause)
		if (first == NULL && (unexplained == 0 || json_object_get(cause, "known") == NULL))
			first = cause;
	more = others != 0 ? memory_format(" (and %zu more cause%s)", others, others > 1 ? "s" : "")
	                   : memory_text("");
	text = memory_format("%s%s", record_text(first, "message"), more);
	record_set_text(record, "message", text);
	free(more);
	free(text);
}

/* Without --strict a recommendation binds nobody; a crash or a hang always counts. */
static bool all_only_fail(const json_t *causes)
{
	size_t i;
	json_t *cause;

	json_array_foreach(causes, i, cause)
		if (strcmp(record_text(cause, "status"), "fail") != 0)
			return false;
	return true;
}

static void note(json_t *record, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void note(json_t *record, const char *format, ...)
{
	va_list list;
	char text[512];

	va_start(list, format);
	vsnprintf(text, sizeof(text), format, list);
	va_end(list);
	record_set_text(record, "note", text);
}

bool causes_expected(const struct run_options *options, const struct requirement *r,
                     const json_t *known, json_t *record)
{
	json_t *causes = json_object_get(record, "causes");
	size_t unexplained = explain(causes, known, r->id);
	const json_t *idle = options->explore ? NULL : idle_entry(causes, known, r->id);

	set_message(record, causes, unexplained);
	if (known_entry(known, r->id) == NULL)
		return r->level != REQUIRED && !options->strict && all_only_fail(causes);
	if (idle != NULL)
		note(record, "unexpected pass: no cause is as this known failure says: %s",
		     record_text(idle, "reason"));
	else if (unexplained != 0)
		note(record, "no known failure explains %zu of its %zu causes", unexplained,
		     json_array_size(causes));
	if (idle != NULL || unexplained != 0)
		return false;
	json_object_set(record, "known", json_object_get(json_array_get(causes, 0), "known"));
	return true;
}
