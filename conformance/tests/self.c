/* SPDX-License-Identifier: MIT
 *
 * The runner's own tests: one of each outcome.  What must come of them stands in
 * ci/checks/self-test.py and nowhere else, so that the runner cannot agree with itself.  Their
 * adapter is conformance/controls/broken.py with `as-asked`: the needle names its fault. */
#include "release.h"
#include "session.h"
#include "suite.h"

#include <unistd.h>

enum { ABSENT = -1 };

static const struct answer *ask(const char *fault)
{
	return CALL(find, map_bytes(READ, "the bytes"), BYTES(fault, strlen(fault)));
}

static const struct answer *find_fault(const char *fault)
{
	return TRY(find, map_bytes(READ, "the bytes"), BYTES(fault, strlen(fault)));
}

static void try_each(const char *const *faults)
{
	struct arena_mark mark = test_memory_mark();

	for (; *faults != NULL; faults++) {
		const struct answer *a = find_fault(*faults);

		coverage_note(OP_find, "sub", *faults, "read-only map");
		if (!a->ok || a->value.number == ABSENT) {
			note_decisive(a);
			cause_add(
			    keep_format("%s: expected a place, found %s", asked(a), answered(a)));
		}
		release_objects(session_current());
		test_start_over(mark);
	}
}

/* The ids below are no C. */
/* clang-format off */

/* The adapter shows the fault, and but for it all would be well. */
#define FAULTY(detail, fault, what)                                                           \
	SELF_TEST(self.detail, what)                                                    \
	{                                                                                     \
		expect_int(ask(fault), ABSENT);                                               \
	}

FAULTY(pass, "nothing", "All is well.")
FAULTY(known-pass, "nothing", "All is well, though it is a known failure.")
FAULTY(crash, "is-killed", "The adapter is killed.")
FAULTY(exits, "exits", "The adapter ends with a status.")
FAULTY(dies-at-the-end, "dies-at-the-end", "The adapter ends with a status when its input ends.")
FAULTY(hangs, "hangs", "The adapter does not answer.")
FAULTY(late, "is-late", "The adapter answers too late.")
FAULTY(outlives, "outlives-its-input", "The adapter does not end with its input.")
FAULTY(garbage, "garbles", "The answer is none.")
FAULTY(chatter, "answers-twice", "There are two answers.")
FAULTY(flood, "never-ends-its-line", "The answer does not end.")
FAULTY(flood-of-errors, "floods-standard-error", "Standard error is flooded.")
FAULTY(child, "leaves-a-child", "The adapter leaves a process.")
FAULTY(session, "leaves-a-session", "The adapter leaves a process in a session of its own.")
FAULTY(file, "leaves-a-file", "The adapter leaves a file.")
FAULTY(file-at-the-end, "leaves-a-file-when-it-ends", "The adapter leaves a file when it ends.")
FAULTY(descriptor, "leaks-a-descriptor", "The adapter leaves a descriptor open.")
FAULTY(map, "leaks-a-map", "The adapter leaves a mapping.")

#define WRONG(detail, level_, what)                                                           \
	SELF_TEST(self.detail, what, .level = level_)                                   \
	{                                                                                     \
		expect_int(ask("nothing"), 7);                                                \
	}

WRONG(fail, REQUIRED, "The answer is another one.")
WRONG(recommended, RECOMMENDED, "The answer is another one than is recommended.")
WRONG(informational, INFORMATIONAL, "The answer is another one, for information.")
WRONG(known, REQUIRED, "It fails as its known failure says.")
WRONG(known-otherwise, REQUIRED, "It fails otherwise than its known failure says.")

/* A test that goes on: find shows each of the faults, and should find something. */
#define GOES_ON(detail, what, ...)                                                            \
	SELF_TEST(self.detail, what)                                                          \
	{                                                                                     \
		try_each((const char *const[]){ __VA_ARGS__, NULL });                         \
	}

GOES_ON(two-causes, "There are two causes of failure, one of them seen twice.",
	"nothing", "nothing", "garbles")
GOES_ON(death-and-failure, "The adapter is killed, and another one answers wrongly.",
	"is-killed", "nothing")
GOES_ON(deaths, "The adapter ends twice.", "is-killed", "exits")
GOES_ON(hangs-twice, "The adapter does not answer, twice.", "hangs", "hangs")
GOES_ON(known-partly, "One of two causes is a known failure.", "nothing", "is-killed")
GOES_ON(known-wholly, "Both causes are known failures.", "nothing", "is-killed")
GOES_ON(known-absent, "A known failure explains no cause.", "nothing", "is-killed")

SELF_TEST(self.overdue-cause, "A cause is found, and then the test does not end.")
{
	cause_add("something is wrong");
	for (;;)
		pause();
}

/* With a time limit of 6 s. */
SELF_TEST(self.starts-over, "It takes longer than a test may, but starts over in time.")
{
	struct arena_mark mark = test_memory_mark(), after[3];

	for (int i = 0; i < 3; i++) {
		expect_int(ask("nothing"), ABSENT);
		usleep(2200000);
		release_objects(session_current());
		test_start_over(mark);
		after[i] = test_memory_mark();
	}
	expect(after[2].block == after[1].block && after[2].used == after[1].used,
	       "memory is kept that is newer than the mark");
}

/* clang-format on */

SELF_TEST(self.survives, "The adapter is killed, which the test expects.")
{
	const struct answer *a = find_fault("is-killed");

	expect(!a->ok && strcmp(a->kind, "died") == 0, "expected a death, found %s", answered(a));
	test_start_over(test_memory_mark());
	expect_int(ask("nothing"), ABSENT);
}

SELF_TEST(self.value, "An answer is recorded.")
{
	observe(ask("nothing"));
}

SELF_TEST(self.fault, "A signal is a recorded value.", .may_fault = true)
{
	expect_int(ask("faults"), ABSENT);
}

SELF_TEST(self.fixture, "It fails before it begins.")
{
	position(map_bytes(READ, "the bytes"), -1);
	expect_int(ask("nothing"), ABSENT);
}

SELF_TEST(self.skip, "It is skipped.")
{
	skip("this is the reason");
}

SELF_TEST(self.error, "Its own set-up fails.")
{
	broken("this is what failed");
}

SELF_TEST(self.nothing, "It expects nothing.")
{
	map_bytes(READ, "the bytes");
}

SELF_TEST(self.silent, "Its process ends without a verdict.")
{
	expect_int(ask("nothing"), ABSENT);
	_exit(0);
}

SELF_TEST(self.overdue, "It does not end.")
{
	expect_int(ask("nothing"), ABSENT);
	for (;;)
		pause();
}
