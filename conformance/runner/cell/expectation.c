/* SPDX-License-Identifier: MIT
 *
 * Is a result as expected?  A control must fail; of any other implementation the list of its
 * known failures says what it fails. */
#include <string.h>

#include "cell/cell_private.h"
#include "cell/known.h"
#include "cell/records.h"
#include "describe.h"

/* A control must fail where it was broken, and not before. */
static bool judge_control(struct cell *c, const struct requirement *r, const char *status,
			  const char *stage, json_t *record)
{
	const char *must_fail = c->options->must_fail;
	const char *reason = strcmp(must_fail, "nothing") == 0   ? r->nothing_passes
			     : strcmp(must_fail, "refused") == 0 ? r->refused_passes
								 : NULL;
	bool failed = strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
		      strcmp(status, "timeout") == 0;

	if (r->level != REQUIRED || reason != NULL)
		return true;
	/* This machine cannot try it. */
	if (strcmp(status, "skip") == 0 && strcmp(stage, "ability") == 0)
		return true;
	if (strcmp(must_fail, "any") == 0)
		return strcmp(status, "pass") != 0 && strcmp(status, "error") != 0;
	cell_set_text(c, record, "note", !failed			      ? "the control was not caught"
				    : strcmp(stage, "fixture") == 0 ? "caught by the fixture only"
								    : NULL);
	return failed && strcmp(stage, "fixture") != 0;
}

/* Is this result as it should be, and what is to be said about it? */
static bool judge_expectation(struct cell *c, const struct requirement *r,
			      const char *status, const char *message, json_t *record)
{
	const json_t *entry = known_entry(c->known, r->id, &c->facts);
	bool failed = strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
		      strcmp(status, "timeout") == 0;

	if (strcmp(status, "skip") == 0)
		return true;
	if (!failed) {
		if (entry != NULL && strcmp(status, "pass") == 0)
			cell_set_text(c, record, "note",
				 "unexpected pass: it is listed as a known failure");
		return strcmp(status, "pass") == 0 && entry == NULL;
	}
	if (entry != NULL && known_matches(entry, message)) {
		cell_set(c, record, "known",
		    json_pack("{s:s, s:s}", "reason", record_text(entry, "reason"), "link",
			      record_text(entry, "link")));
		return true;
	}
	if (entry != NULL)
		cell_set_text(c, record, "note", "it fails otherwise than its known failure says");
	/* Without --strict a recommendation binds nobody; a crash or a hang always counts. */
	return r->level != REQUIRED && !c->options->strict && strcmp(status, "fail") == 0 &&
	       entry == NULL;
}

bool cell_expects(struct cell *c, const struct requirement *r, const char *status,
		  const char *message, const char *stage, json_t *record)
{
	return c->options->must_fail != NULL ? judge_control(c, r, status, stage, record)
					     : judge_expectation(c, r, status, message, record);
}
