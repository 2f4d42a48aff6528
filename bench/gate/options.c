/* SPDX-License-Identifier: MIT */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "options.h"

static const char help[] =
    "usage: mmapspec gate BASE HEAD [OPTION]...\n"
    "       mmapspec gate --self-test [OPTION]...\n"
    "Is HEAD slower than BASE, on this machine, now?  Each is a checkout, which is built, or a build\n"
    "folder.  Fresh processes of both run in pairs; what seems slower is measured once more.  If the\n"
    "times of a busy machine disagree, the instructions and memory accesses that valgrind counts decide.\n"
    "\n"
    "  --by WHAT        time, counts or auto (default): by time, and by counts if times disagree.\n"
    "                   A count may be 2 % above the baseline's.  Counts do not see the kernel's\n"
    "                   work, the device or cache misses\n"
    "  --filter REGEX   these rows of mmapspec bench (some of reading, and of the reference's own)\n"
    "  --pairs N        pairs of processes, at least 5 (12)\n"
    "  --confirm N      further pairs for rows that trip (20)\n"
    "  --repetitions N  samples of a row by each process (what takes it 3 seconds, from 15 to 60)\n"
    "  --turn MS        the two processes of a pair take turns that long (250); 0: one after the\n"
    "                   other, for samples that take much of a turn\n"
    "  --size BYTES     of the file that is read (2688K)\n"
    "  --profile NAME   quick, standard or full: which rows there are (quick)\n"
    "  --dir DIR        put the file here (TMPDIR, or /tmp)\n"
    "  --seed N         for the order and the bootstrap (by chance; it is printed)\n"
    "  --no-counters    do not compare faults, device bytes and system calls\n"
    "  --json FILE      all of it as one JSON object\n"
    "  --markdown FILE  the table for a CI summary\n"
    "  --csv FILE       a line for each pair; of a self-test, for each number of pairs\n"
    "  --self-test      how often does it cry wolf, and how often miss a slower row?  Runs gates of\n"
    "                   this build against itself, as it is and with rows that really do 10 and\n"
    "                   25 percent more; one to three minutes a gate; goes on where it was stopped.\n"
    "                   With --by counts: tests verdicts by counts, with five trials of 10 percent\n"
    "                   for each gate\n"
    "  --live N         gates of either kind that it runs (20)\n"
    "  --log FILE       where it keeps what it measured (gate-self-test.ndjson in the build folder;\n"
    "                   by counts gate-self-test-counts.ndjson)\n"
    "  --help           print this\n"
    "\n"
    "FILE - is standard output, except for --log; the table then goes to standard error.\n"
    "Exit status: 0 no row is worse; 1 a row is worse; 2 usage or set-up error; 3 no row; 4 no verdict:\n"
    "the pairs of most rows differ by more than a tenth, and counts cannot judge one of the rows.\n";

static const char rows[] = "^(object/reference/mapped/(get-item|seek-read-64|slice-1M|seek-write-64|"
                           "seek-readline|find-1|find-8|find-worst|rfind-8)|"
                           "object/reference-guarded/mapped/seek-read-64|"
                           "sequential_read/(read|mmap)/warm-small)$";

enum {
	FILTER = 256, PAIRS, CONFIRM, REPETITIONS, SIZE, PROFILE, DIRECTORY, SEED, NO_COUNTERS, JSON,
	MARKDOWN, CSV, SELF_TEST, LIVE, LOG, TURN, BY, HELP
};

static const struct option longs[] = {
	{ "filter", required_argument, NULL, FILTER },
	{ "pairs", required_argument, NULL, PAIRS },
	{ "confirm", required_argument, NULL, CONFIRM },
	{ "repetitions", required_argument, NULL, REPETITIONS },
	{ "turn", required_argument, NULL, TURN },
	{ "by", required_argument, NULL, BY },
	{ "size", required_argument, NULL, SIZE },
	{ "profile", required_argument, NULL, PROFILE },
	{ "dir", required_argument, NULL, DIRECTORY },
	{ "seed", required_argument, NULL, SEED },
	{ "no-counters", no_argument, NULL, NO_COUNTERS },
	{ "json", required_argument, NULL, JSON },
	{ "markdown", required_argument, NULL, MARKDOWN },
	{ "csv", required_argument, NULL, CSV },
	{ "self-test", no_argument, NULL, SELF_TEST },
	{ "live", required_argument, NULL, LIVE },
	{ "log", required_argument, NULL, LOG },
	{ "help", no_argument, NULL, HELP },
	{ 0 },
};

/* A number from least to most; -1 after a line. */
static long number(const char *name, long least, long most)
{
	char *end;
	long n = strtol(optarg, &end, 10);

	if (*optarg >= '0' && *optarg <= '9' && *end == '\0' && n >= least && n <= most)
		return n;
	gate_say(0, "--%s %s: give a number from %ld to %ld", name, optarg, least, most);
	return -1;
}

static int take_number(struct gate_options *o, int option)
{
	long n;

	switch (option) {
	case PAIRS:
		o->order.pairs = (size_t)(n = number("pairs", 5, 1000));
		break;
	case CONFIRM:
		o->order.confirm = (size_t)(n = number("confirm", 5, 1000));
		break;
	case REPETITIONS:
		o->order.repetitions = (int)(n = number("repetitions", 3, 1000));
		break;
	case TURN:
		o->order.turn = (int)(n = number("turn", 0, 60000));
		break;
	case SEED:
		o->seed = (unsigned long)(n = number("seed", 0, 4294967295));
		break;
	default:
		o->live = (int)(n = number("live", 0, 1000));
	}
	return n < 0 ? GATE_USAGE : -1;
}

/* It is read before it is appended to. */
static int take_log(struct gate_options *o)
{
	if (strcmp(optarg, "-") == 0)
		return gate_say(GATE_USAGE, "--log -: standard output cannot be read; give a file");
	o->log = optarg;
	return -1;
}

static int take_by(struct gate_options *o)
{
	for (enum by by = BY_TIME; by <= BY_AUTO; by++) {
		if (strcmp(optarg, by_word(by)) != 0)
			continue;
		o->order.by = by;
		return -1;
	}
	return gate_say(GATE_USAGE, "--by %s: expected time, counts or auto", optarg);
}

static int take(struct gate_options *o, int option, const char *word)
{
	switch (option) {
	case FILTER: o->order.filter = optarg; return -1;
	case SIZE: o->order.size = optarg; return -1;
	case PROFILE: o->order.profile = optarg; return -1;
	case DIRECTORY: o->order.dir = optarg; return -1;
	case NO_COUNTERS: o->order.counters = false; return -1;
	case BY: return take_by(o);
	case JSON: o->json = optarg; return -1;
	case MARKDOWN: o->markdown = optarg; return -1;
	case CSV: o->csv = optarg; return -1;
	case SELF_TEST: o->self_test = true; return -1;
	case LOG: return take_log(o);
	case HELP: return fputs(help, stdout) < 0;
	case ':': return gate_say(GATE_USAGE, "%s: its value is missing; see --help", word);
	case '?': return gate_say(GATE_USAGE, "%s: no such option; see --help", word);
	default: return take_number(o, option);
	}
}

static int take_operands(struct gate_options *o, int argc, char **argv)
{
	int wanted = o->self_test ? 0 : 2;

	if (argc - optind != wanted)
		return gate_say(GATE_USAGE, wanted == 0 ? "--self-test takes no operand"
		                                        : "give BASE and HEAD; see --help");
	if (wanted == 2) {
		o->base = argv[optind];
		o->head = argv[optind + 1];
	}
	return -1;
}

int gate_options(struct gate_options *o, int argc, char **argv)
{
	const char *tmp = getenv("TMPDIR");
	unsigned chance = 0;
	int c, status = -1;

	getrandom(&chance, sizeof(chance), 0);
	*o = (struct gate_options){
		.order = { .dir = tmp != NULL && *tmp != '\0' ? tmp : "/tmp", .filter = rows,
		           .profile = "quick", .size = "2688K", .pairs = 12, .confirm = 20, .turn = 250,
		           .counters = true, .by = BY_AUTO },
		.seed = chance,
		.live = 20,
	};
	opterr = 0;
	while (status == -1 && (c = getopt_long(argc, argv, ":", longs, NULL)) != -1)
		status = take(o, c, argv[optind - 1]);
	/* Counters are the same in a few samples as in many, and nothing else is looked at. */
	if (o->order.by == BY_COUNTS && o->order.repetitions == 0)
		o->order.repetitions = 5;
	return status != -1 ? status : take_operands(o, argc, argv);
}
