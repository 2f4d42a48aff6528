/* SPDX-License-Identifier: MIT
 *
 * What a test saw, and what became of its adapters, come to one status. */
#include "cell/serve_test.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "cell/records.h"

/* The first adapter that died of its own, or NULL. */
static const struct lease *casualty(const struct test *t)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct lease *l = &t->leases[i];

		if (!l->killed && !l->debugged &&
		    (WIFSIGNALED(l->status) || WEXITSTATUS(l->status) != 0))
			return l;
	}
	return NULL;
}

static const char *joined(const char *what, const char *more)
{
	static char text[8192];

	snprintf(text, sizeof(text), "%s%s%s", what, *more != '\0' ? " " : "", more);
	return text;
}

/* The test saw its adapter's output end. */
static void judge_death(const struct test *t, struct broker_result *out)
{
	const struct lease *l = casualty(t);
	static char signal_text[64];

	if (l == NULL && t->count > 0 && t->leases[t->count - 1].debugged) {
		out->status = "crash";
		out->message =
		    joined("ended under gdb, which tells how;", record_text(t->verdict, "message"));
		return;
	}
	if (l == NULL) {
		out->status = t->count > 0 && t->leases[t->count - 1].killed ? "fail" : "crash";
		out->message = joined(t->count > 0 && t->leases[t->count - 1].killed
		                          ? "protocol: closed its output and lived on,"
		                          : "ended with status 0",
		                      record_text(t->verdict, "message"));
		return;
	}
	out->status = "crash";
	out->message = joined(status_text(l->status), record_text(t->verdict, "message"));
	if (!t->requirement->may_fault)
		return;
	out->status = "pass";
	snprintf(signal_text, sizeof(signal_text), "%s",
	         WIFSIGNALED(l->status) ? signal_name(WTERMSIG(l->status))
	                                : status_text(l->status));
	out->value = signal_text;
}

/* Its adapters ended well: then nothing of them must be left. */
static void judge_leftovers(const struct test *t, struct broker_result *out)
{
	static char text[192];

	*text = '\0';
	for (size_t i = 0; i < t->count; i++)
		if (*t->leases[i].leaked != '\0')
			snprintf(text, sizeof(text), "leaves a process behind when it ends: %s",
			         t->leases[i].leaked);
	if (*text == '\0' && *t->left != '\0')
		snprintf(text, sizeof(text), "leaves %s in the folder of the test's files",
		         t->left);
	if (*text == '\0')
		return;
	out->status = "fail";
	out->message = text;
}

/* The test passed: then its adapters must have ended well too. */
static void judge_pass(const struct test *t, struct broker_result *out)
{
	const struct lease *l = casualty(t);

	if (l != NULL) {
		out->status = "crash";
		out->message =
		    joined(status_text(l->status), "after the test, when its input ended");
	}
	for (size_t i = 0; i < t->count && l == NULL; i++) {
		if (!t->leases[i].killed)
			continue;
		out->status = "timeout";
		out->message = "does not end when its input has ended";
	}
	if (strcmp(out->status, "pass") == 0)
		judge_leftovers(t, out);
}

/* Each cause gets the number of times that it was seen, which the verdict has.  A test that did not
 * come to its end failed of that as well. */
static void finish_causes(const struct test *t, const struct broker_result *out)
{
	json_t *counts = json_object_get(t->verdict, "counts"), *cause;
	size_t i;

	if (counts == NULL || t->overdue)
		json_array_append_new(t->causes, json_pack("{s:s, s:s}", "message", out->message,
		                                           "status", out->status));
	json_array_foreach(t->causes, i, cause) {
		json_t *count = json_array_get(counts, i);

		json_object_set_new(cause, "count",
		                    count != NULL ? json_incref(count) : json_integer(1));
	}
}

void test_judge(const struct test *t, struct broker_result *out)
{
	*out = (struct broker_result){ .requirement = t->requirement,
		                       .verdict = t->verdict,
		                       .message = record_text(t->verdict, "message"),
		                       .causes = t->causes,
		                       .coverage = t->coverage,
		                       .explored = t->explored,
		                       .status = record_text(t->verdict, "status"),
		                       .seconds = (double)(clock_ms() - t->started) / 1000 };
	out->error_text = t->dropped;
	for (size_t i = 0; i < t->count; i++)
		if (t->leases[i].size != 0)
			out->error_text = t->leases[i].text;
	if (t->overdue) {
		out->status = "timeout";
		out->message = "the test did not end in time";
	} else if (t->verdict == NULL) {
		out->status = "error";
		out->message = "the test's process ended without a verdict";
	} else if (strcmp(out->status, "died") == 0) {
		judge_death(t, out);
	} else if (strcmp(out->status, "pass") == 0) {
		judge_pass(t, out);
	}
	if (t->causes != NULL)
		finish_causes(t, out);
}
