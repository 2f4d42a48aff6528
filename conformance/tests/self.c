/* SPDX-License-Identifier: MIT
 *
 * The runner's own tests: one of each outcome.  What must come of them stands in
 * ci/checks/self-test and nowhere else, so that the runner cannot agree with itself.  Their
 * adapter is conformance/mutants/broken.py with `as-asked`: the needle names its fault. */
#include "suite.h"

#include <unistd.h>

enum { ABSENT = -1 };

static const struct answer *ask(const char *fault)
{
	struct arg m = map_bytes(READ, "the bytes");

	return CALL(find, m, BYTES(fault, strlen(fault)));
}

/* The adapter shows the fault, and but for it all would be well. */
#define FAULTY(symbol, id_, fault, what)                                                      \
	SELF_TEST(symbol, .id = "self." id_, .level = REQUIRED, .sources = "", .about = OP_find, \
		  .statement = what)                                                          \
	{                                                                                     \
		expect_int(ask(fault), ABSENT);                                               \
	}

FAULTY(pass, "pass", "nothing", "All is well.")
FAULTY(known_pass, "known-pass", "nothing", "All is well, though it is a known failure.")
FAULTY(crash, "crash", "is-killed", "The adapter is killed.")
FAULTY(exits, "exits", "exits", "The adapter ends with a status.")
FAULTY(end, "dies-at-the-end", "dies-at-the-end", "The adapter ends with a status when its input ends.")
FAULTY(hangs, "hangs", "hangs", "The adapter does not answer.")
FAULTY(late, "late", "is-late", "The adapter answers too late.")
FAULTY(outlives, "outlives", "outlives-its-input", "The adapter does not end with its input.")
FAULTY(garbage, "garbage", "garbles", "The answer is none.")
FAULTY(chatter, "chatter", "answers-twice", "There are two answers.")
FAULTY(flood, "flood", "never-ends-its-line", "The answer does not end.")
FAULTY(errors, "flood-of-errors", "floods-standard-error", "Standard error is flooded.")
FAULTY(child, "child", "leaves-a-child", "The adapter leaves a process.")
FAULTY(session, "session", "leaves-a-session", "The adapter leaves a process in a session of its own.")
FAULTY(file, "file", "leaves-a-file", "The adapter leaves a file.")
FAULTY(file_end, "file-at-the-end", "leaves-a-file-when-it-ends", "The adapter leaves a file when it ends.")
FAULTY(descriptor, "descriptor", "leaks-a-descriptor", "The adapter leaves a descriptor open.")
FAULTY(map, "map", "leaks-a-map", "The adapter leaves a mapping.")

#define WRONG(symbol, id_, level_, what)                                                      \
	SELF_TEST(symbol, .id = "self." id_, .level = level_, .sources = "", .about = OP_find, \
		  .statement = what)                                                          \
	{                                                                                     \
		expect_int(ask("nothing"), 7);                                                \
	}

WRONG(fail, "fail", REQUIRED, "The answer is another one.")
WRONG(recommended, "recommended", RECOMMENDED, "The answer is another one than is recommended.")
WRONG(informational, "informational", INFORMATIONAL, "The answer is another one, for information.")
WRONG(known, "known", REQUIRED, "It fails as its known failure says.")
WRONG(known_otherwise, "known-otherwise", REQUIRED, "It fails otherwise than its known failure says.")

#define OTHER(symbol, id_, may, what)                                                         \
	SELF_TEST(symbol, .id = "self." id_, .level = REQUIRED, .sources = "", .about = OP_find, \
		  .may_fault = may, .statement = what)

OTHER(value, "value", false, "An answer is recorded.")
{
	observe(ask("nothing"));
}

OTHER(fault, "fault", true, "A signal is a recorded value.")
{
	expect_int(ask("faults"), ABSENT);
}

OTHER(fixture, "fixture", false, "It fails before it begins.")
{
	position(map_bytes(READ, "the bytes"), -1);
	expect_int(ask("nothing"), ABSENT);
}

OTHER(skip, "skip", false, "It is skipped.")
{
	skip("this is the reason");
}

OTHER(error, "error", false, "Its own set-up fails.")
{
	broken("this is what failed");
}


OTHER(nothing, "nothing", false, "It expects nothing.")
{
	map_bytes(READ, "the bytes");
}

OTHER(silent, "silent", false, "Its process ends without a verdict.")
{
	expect_int(ask("nothing"), ABSENT);
	_exit(0);
}

OTHER(overdue, "overdue", false, "It does not end.")
{
	expect_int(ask("nothing"), ABSENT);
	for (;;)
		pause();
}
