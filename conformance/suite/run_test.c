/* SPDX-License-Identifier: MIT
 *
 * The run of one test, from lease to verdict. */
#include "ending.h"
#include "release.h"
#include "runner_link.h"
#include "session.h"
#include "suite.h"
#include "verdict.h"

#include <stdlib.h>

void need(unsigned abilities)
{
	static const char *const names[] = { "shared maps", "growing a file", "executable maps",
					     "the adapter's /proc" };
	const char *text = getenv("MMAPSPEC_ABILITIES");
	unsigned able = text != NULL ? (unsigned)strtoul(text, NULL, 0) : 0;

	if ((abilities & ~able) != 0)
		verdict_lacking();
	if ((abilities & NEEDS_POWER & ~able) != 0)
		skip("no power cuts here: %s", getenv("MMAPSPEC_POWER"));
	for (size_t i = 0; i < COUNT(names); i++)
		if ((abilities & (1u << i) & ~able) != 0)
			skip("this directory or system lacks %s", names[i]);
}

void requirement_run(const struct requirement *r, void (*body)(void))
{
	const char *chatter;

	runner_connect();
	verdict_start(r, &test_ending);
	sessions_begin();
	need(r->needs);
	body();
	if (!verdict_expected())
		broken("the test expects nothing");
	release_check();
	chatter = session_chatter(session_current());
	if (chatter != NULL)
		fail("protocol: output that nobody asked for, at the end: %s", chatter);
	verdict_pass();
}
