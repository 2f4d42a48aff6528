/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/options.h"

#include "gate_options.h"

#define TEXT(name, argument, member, help)                                                         \
	OPTION_TEXT(name, argument, struct gate_options, member, help)
#define NUMBER(name, argument, member, least, most, help)                                          \
	OPTION_NUMBER(name, argument, struct gate_options, member, least, most, help)

static const char default_rows[] =
    "^(object/reference/mapped/(get-item|seek-read-64|slice-1M|seek-write-64|seek-readline|find-1|find-8|"
    "find-worst|rfind-8)|object/reference-guarded/mapped/seek-read-64|"
    "sequential_read/(read|mmap)/warm-small)$";

static int set_no_counters(void *data, const char *value)
{
	(void)value;
	((struct gate_options *)data)->order.counters = false;
	return 0;
}

/* It is read before it is appended to. */
static int set_log(void *data, const char *value)
{
	if (strcmp(value, "-") == 0)
		return complain("--log -: standard output cannot be read; give a file");
	((struct gate_options *)data)->log = value;
	return 0;
}

static const struct option_row rows[] = {
	{ .name = "What is measured:" },
	TEXT("filter", "REGEX", order.filter,
	     "these rows of mmapspec bench (some of reading, and of the reference's own)"),
	NUMBER("pairs", "N", order.pairs, 5, 1000, "pairs of processes, at least 5 (12)"),
	NUMBER("confirm", "N", order.confirm, 5, 1000, "further pairs for rows that trip (20)"),
	NUMBER("repetitions", "N", order.repetitions, 3, 1000,
	       "samples of a row by each process (what takes it 3 seconds, from 15 to 60)"),
	NUMBER(
	    "turn", "MS", order.turn, 0, 60000,
	    "the two processes of a pair take turns that long (250); 0: one after the other, for "
	    "samples that take much of a turn"),
	TEXT("size", "BYTES", order.size, "of the file that is read (2688K)"),
	TEXT("profile", "NAME", order.profile,
	     "quick, standard or full: which rows there are (quick)"),
	TEXT("dir", "DIR", order.dir, "put the file here (TMPDIR, or /tmp)"),
	NUMBER("seed", "N", seed, 0, 4294967295,
	       "for the order and the bootstrap (by chance; it is printed)"),
	{ .name = "How it is judged:" },
	OPTION_WORD(
	    "by", "WHAT", struct gate_options, order.by, by_words,
	    "time, counts or auto (default): by time, and by counts if times disagree.  A count may "
	    "be 2 % above the baseline's.  Counts do not see the kernel's work, the device or "
	    "cache misses"),
	OPTION_CALL("no-counters", NULL, set_no_counters,
	            "do not compare faults, device bytes and system calls"),
	{ .name =
	      "What is written (FILE - is standard output; the table then goes to standard error):" },
	TEXT("json", "FILE", json, "all of it as one JSON object"),
	TEXT("markdown", "FILE", markdown, "the table for a CI summary"),
	TEXT("csv", "FILE", csv, "a line for each pair; of a self-test, for each number of pairs"),
	{ .name = "The self-test:" },
	OPTION_FLAG(
	    "self-test", struct gate_options, self_test,
	    "how often does the gate raise a false alarm, and how often does it miss a slower row?  "
	    "Runs gates of this build against itself, as it is and with rows that really do 10 and "
	    "25 percent more; one to three minutes a gate; goes on where it was stopped.  With "
	    "--by counts: tests verdicts by counts, with five trials of 10 percent for each gate"),
	NUMBER("live", "N", live, 0, 1000, "gates of either kind that it runs (20)"),
	OPTION_CALL(
	    "log", "FILE", set_log,
	    "where it keeps what it measured (gate-self-test.ndjson in the build folder; by counts "
	    "gate-self-test-counts.ndjson)"),
	{ 0 },
};

static const struct command_line line = {
	"mmapspec gate",
	"BASE HEAD\n--self-test",
	"Is HEAD slower than BASE, on this machine, now?  Each is a checkout, which is built, or a build "
	"folder.  Fresh processes of both run in pairs; what seems slower is measured once more.  If the "
	"times of a busy machine disagree, the instructions and memory accesses that valgrind counts decide.",
	"Exit status: 0 no row is worse; 1 a row is worse; 2 usage or set-up error; 3 no row; 4 no verdict: "
	"the pairs of most rows differ by more than a tenth, and counts cannot judge one of the rows.",
	rows,
	NULL,
};

static int take_operands(struct gate_options *o, int n, char **operands)
{
	if (o->self_test)
		return n == 0 ? -1 : complain("--self-test takes no operand");
	if (n != 2)
		return complain("give BASE and HEAD; see --help");
	o->base = operands[0];
	o->head = operands[1];
	return -1;
}

int gate_options(struct gate_options *o, int argc, char **argv)
{
	const char *tmp = getenv("TMPDIR");
	unsigned chance = 0;
	int first, status;

	getrandom(&chance, sizeof(chance), 0);
	*o = (struct gate_options){
		.order = { .dir = tmp != NULL && *tmp != '\0' ? tmp : "/tmp",
		           .filter = default_rows,
		           .profile = "quick",
		           .size = "2688K",
		           .pairs = 12,
		           .confirm = 20,
		           .turn = 250,
		           .counters = true,
		           .by = BY_AUTO },
		.seed = chance,
		.live = 20,
	};
	status = options_read(&line, argc, argv, o, &first);
	/* Counters are the same in a few samples as in many, and nothing else is looked at. */
	if (o->order.by == BY_COUNTS && o->order.repetitions == 0)
		o->order.repetitions = 5;
	return status != -1 ? status : take_operands(o, argc - first, argv + first);
}
