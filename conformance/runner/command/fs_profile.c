/* SPDX-License-Identifier: MIT
 *
 * The verdict of a profile: the worst that its needs come to. */
#include "command/fs_profile.h"

#include <stdbool.h>
#include <string.h>

#include "cell/records.h"

/* From the best to the worst.  A need that is missing for certain outweighs one that is not known,
 * except where a setting makes it superfluous. */
enum outcome { WORKS, WORKS_IF, CANNOT_SAY, DOES_NOT_WORK };

static const char *const outcomes[] = { "works", "works if", "cannot say", "does not work" };

static enum outcome judge_need(const json_t *need, const json_t *ability)
{
	const char *answer = record_text(ability, "answer");

	if (strcmp(answer, "yes") == 0)
		return WORKS;
	if (strcmp(answer, "no") != 0)
		return CANNOT_SAY;
	return *record_text(need, "unless") != '\0' ? WORKS_IF : DOES_NOT_WORK;
}

static const json_t *ability_of(const json_t *need, const json_t *abilities)
{
	return json_object_get(abilities, record_text(need, "ability"));
}

/* The need with what was observed. */
static json_t *reason(const json_t *need, const json_t *ability)
{
	json_t *told = json_deep_copy(need);

	json_object_set(told, "observed", json_object_get(ability, "observed"));
	return told;
}

/* What another need, which is missing for certain, already demands to be set. */
static bool is_settled(const json_t *need, const json_t *needs, const json_t *abilities)
{
	const json_t *setting = json_object_get(need, "unless"), *other;
	size_t i;

	json_array_foreach(needs, i, other)
		if (setting != NULL && json_equal(setting, json_object_get(other, "unless")) &&
		    judge_need(other, ability_of(other, abilities)) == WORKS_IF)
			return true;
	return false;
}

json_t *profile_verdict(const json_t *profile, const json_t *abilities)
{
	const json_t *needs = json_object_get(profile, "needs"), *need;
	enum outcome worst = WORKS;
	json_t *reasons = json_array();
	size_t i;

	json_array_foreach(needs, i, need) {
		enum outcome one = judge_need(need, ability_of(need, abilities));

		if (one == CANNOT_SAY && is_settled(need, needs, abilities))
			continue;
		if (one > worst) {
			worst = one;
			json_array_clear(reasons);
		}
		if (one == worst && one != WORKS)
			json_array_append_new(reasons, reason(need, ability_of(need, abilities)));
	}
	return json_pack("{s:s, s:O, s:O, s:s, s:o}", "record", "verdict", "profile",
	                 json_object_get(profile, "name"), "program",
	                 json_object_get(profile, "program"), "verdict", outcomes[worst], "reasons",
	                 reasons);
}

static void print_reason(FILE *out, const json_t *reason, const char *verdict, bool first)
{
	if (strcmp(verdict, outcomes[WORKS_IF]) == 0)
		fprintf(out, "%s%s", first ? " " : ", and ", record_text(reason, "unless"));
	else
		fprintf(out, "%s%s", first ? " because " : ", and ",
		        record_text(reason, "because"));
	fprintf(out, " (%s: %s)", record_text(reason, "ability"), record_text(reason, "observed"));
}

/* Does no earlier reason name the same setting? */
static bool is_new(const json_t *reasons, size_t at)
{
	const json_t *setting = json_object_get(json_array_get(reasons, at), "unless");

	for (size_t i = 0; i < at; i++)
		if (setting != NULL &&
		    json_equal(setting, json_object_get(json_array_get(reasons, i), "unless")))
			return false;
	return true;
}

void profile_print(FILE *out, const json_t *verdict)
{
	const json_t *reasons = json_object_get(verdict, "reasons"), *one;
	const char *text = record_text(verdict, "verdict");
	size_t i;

	fprintf(out, "%s: %s", record_text(verdict, "profile"), text);
	json_array_foreach(reasons, i, one)
		if (i == 0 || (strcmp(text, outcomes[CANNOT_SAY]) != 0 && is_new(reasons, i)))
			print_reason(out, one, text, i == 0);
	fputc('\n', out);
}
