/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "extra.h"
#include "say.h"

#include "options.h"

enum { REPETITIONS_MAX = 1000 };

static const struct profile profiles[] = {
	{
	    .name = "quick",
	    .level = BENCH_QUICK,
	    .repetitions = 7,
	    .size = UINT64_C(64) << 20,
	    .warm_bytes = UINT64_C(256) << 20,
	    .cold_random_ops = 16384,
	},
	{
	    .name = "standard",
	    .level = BENCH_STANDARD,
	    .repetitions = 11,
	    .size = UINT64_C(64) << 20,
	    .warm_bytes = UINT64_C(256) << 20,
	    .cold_random_ops = 16384,
	},
	{
	    .name = "full",
	    .level = BENCH_FULL,
	    .repetitions = 21,
	    .size = UINT64_C(256) << 20,
	    .warm_bytes = UINT64_C(512) << 20,
	    .cold_random_ops = 65536,
	},
};

static const char help[] =
    "usage: mmapspec bench [OPTION]...\n"
    "Measure what reading a file costs: by read, pread, mmap and madvise, cold and warm.\n"
    "\n"
    "  --dir DIR          put the file here, on the disk to be measured (TMPDIR, or /tmp);\n"
    "                     it has no name and disappears with the program\n"
    "  --size BYTES       size of the file, with K, M or G for powers of 1024 (64M; full:\n"
    "                     256M); a multiple of 128K\n"
    "  --filter REGEX     only rows whose name matches this extended regular expression\n"
    "  --repetitions N    valid samples per row, 1 to 1000 (7, 11 or 21 by profile)\n"
    "  --profile NAME     how much is measured: quick (at most 90 seconds, the default),\n"
    "                     standard (some 10 minutes) or full\n"
    "  --out DIR          write benchmark.json, samples.csv, summary.csv and machine.txt here\n"
    "  --larger           instead of the rows: a series over time of a file twice as large as\n"
    "                     the memory that it may take, for each of three strategies (root)\n"
    "  --limit BYTES      that memory (512M); --size is twice as much\n"
    "  --past SECONDS     how long to go on once the cache is full (60)\n"
    "  --extra-work N=REGEX  do N percent more than is accounted in the rows that match; to\n"
    "                     test what looks for slow rows; up to 4 times\n"
    "  --part PERCENT     samples of warm files and of the reference do so much of their usual work\n"
    "                     (100); more and shorter ones find quiet moments on a busy machine\n"
    "  --counted FILE     do not measure: do the work of each row once, in a child process that a\n"
    "                     counting tool can tell from one that does not, and write their ids here\n"
    "  --list             print the names of the rows and do nothing\n"
    "  --help             print this\n"
    "\n"
    "A row's name is case/strategy/state, and for some /variant: sequential_read/mmap/cold.\n"
    "Exit status: 0 measured, 2 usage or set-up, 3 no row selected, 4 nothing measurable here.\n";

static const struct option longs[] = {
	{ "dir", required_argument, NULL, 'd' },
	{ "size", required_argument, NULL, 's' },
	{ "filter", required_argument, NULL, 'f' },
	{ "repetitions", required_argument, NULL, 'r' },
	{ "profile", required_argument, NULL, 'p' },
	{ "out", required_argument, NULL, 'o' },
	{ "larger", no_argument, NULL, 'L' },
	{ "limit", required_argument, NULL, 'm' },
	{ "past", required_argument, NULL, 'a' },
	{ "extra-work", required_argument, NULL, 'x' },
	{ "part", required_argument, NULL, 'P' },
	{ "counted", required_argument, NULL, 'c' },
	{ "list", no_argument, NULL, 'l' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

/* Digits and at most one suffix.  Returns 0, or -1 for anything else, or too much. */
static int parse_size(const char *s, uint64_t *size)
{
	static const char suffixes[] = "KMG";
	unsigned long long n;
	unsigned shift = 0;
	const char *suffix;
	char *end;

	errno = 0;
	n = strtoull(s, &end, 10);
	if (*s < '0' || *s > '9' || errno != 0)
		return -1;
	if (*end != '\0') {
		if ((suffix = strchr(suffixes, *end)) == NULL || end[1] != '\0')
			return -1;
		shift = 10 * (unsigned)(suffix - suffixes + 1);
	}
	if (n > (unsigned long long)INT64_MAX >> shift)
		return -1;
	*size = (uint64_t)n << shift;
	return 0;
}

static int take_size(struct options *opt, const char *s)
{
	uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);

	if (parse_size(s, &opt->size) != 0)
		return say(STATUS_USAGE, "--size %s: give a number of bytes, like 64M or 8G", s);
	if (opt->size == 0 || opt->size % BENCH_SEQUENTIAL_BLOCK != 0 || opt->size % page != 0)
		return say(STATUS_USAGE, "--size %s: give a multiple of 128K, at least one", s);
	if (opt->size > SIZE_MAX / 2)
		return say(STATUS_USAGE, "--size %s: more than can be mapped", s);
	return -1;
}

static int take_limit(struct options *opt, const char *s)
{
	if (parse_size(s, &opt->limit) != 0 || opt->limit < (uint64_t)16 << 20 ||
	    opt->limit > SIZE_MAX / 4 || opt->limit % BENCH_SEQUENTIAL_BLOCK != 0)
		return say(STATUS_USAGE, "--limit %s: give a multiple of 128K, at least 16M", s);
	return -1;
}

/* -1 to go on, as take(); what is the kind of number that is wanted. */
static int take_number(const char *name, const char *s, const char *what, long most, long *out)
{
	char *end;
	long n = strtol(s, &end, 10);

	if (*s < '0' || *s > '9' || *end != '\0' || n < 1 || n > most)
		return say(STATUS_USAGE, "%s %s: give a number%s from 1 to %ld", name, s, what, most);
	*out = n;
	return -1;
}

static int take_past(struct options *opt, const char *s)
{
	long n = opt->past;
	int status = take_number("--past", s, " of seconds", 3600, &n);

	opt->past = (int)n;
	return status;
}

static int take_repetitions(struct options *opt, const char *s)
{
	long n = 0;
	int status = take_number("--repetitions", s, "", REPETITIONS_MAX, &n);

	opt->repetitions = (size_t)n;
	return status;
}

static int take_part(struct options *opt, const char *s)
{
	long n = 100;
	int status = take_number("--part", s, " of percent", 100, &n);

	opt->part = (uint64_t)n;
	return status;
}

static int take_filter(struct options *opt, const char *s)
{
	char why[128];
	int err;

	options_free(opt);
	if ((err = regcomp(&opt->regex, s, REG_EXTENDED | REG_NOSUB)) != 0) {
		regerror(err, &opt->regex, why, sizeof(why));
		return say(STATUS_USAGE, "--filter %s: %s; give an extended regular expression", s,
		           why);
	}
	opt->filter = s;
	return -1;
}

static int take_extra(const char *s)
{
	const char *wrong = extra_note(s);

	return wrong != NULL ? say(STATUS_USAGE, "--extra-work %s: %s", s, wrong) : -1;
}

/* What was not asked for otherwise is the profile's. */
static int take_profile(struct options *opt, const char *s)
{
	for (size_t i = 0; i < sizeof(profiles) / sizeof(profiles[0]); i++) {
		if (strcmp(s, profiles[i].name) != 0)
			continue;
		opt->profile = &profiles[i];
		return -1;
	}
	return say(STATUS_USAGE, "--profile %s: give quick, standard or full", s);
}

/* Take option c; word is the argument it stands in. */
static int take(struct options *opt, int c, const char *word)
{
	switch (c) {
	case 'd':
		opt->dir = optarg;
		return -1;
	case 's':
		return take_size(opt, optarg);
	case 'f':
		return take_filter(opt, optarg);
	case 'r':
		return take_repetitions(opt, optarg);
	case 'p':
		return take_profile(opt, optarg);
	case 'o':
		opt->out = optarg;
		return -1;
	case 'L':
		opt->larger = 1;
		return -1;
	case 'm':
		return take_limit(opt, optarg);
	case 'a':
		return take_past(opt, optarg);
	case 'x':
		return take_extra(optarg);
	case 'P':
		return take_part(opt, optarg);
	case 'c':
		opt->counted = optarg;
		return -1;
	case 'l':
		opt->list = 1;
		return -1;
	case 'h':
		fputs(help, stdout);
		return STATUS_FINE;
	case ':':
		return say(STATUS_USAGE, "%s: its value is missing; see --help", word);
	default:
		return say(STATUS_USAGE, "%s: no such option; see --help", word);
	}
}

static const char *default_dir(void)
{
	const char *dir = getenv("TMPDIR");

	return dir != NULL && *dir != '\0' ? dir : "/tmp";
}

int options_parse(struct options *opt, int argc, char **argv)
{
	int c, status = -1;

	*opt = (struct options){
		.profile = &profiles[0],
		.dir = default_dir(),
		.limit = (uint64_t)512 << 20,
		.past = 60,
		.part = 100,
	};
	opterr = 0;
	while (status == -1 && (c = getopt_long(argc, argv, "+:", longs, NULL)) != -1)
		status = take(opt, c, argv[optind - 1]);
	if (status == -1 && optind < argc)
		status =
		    say(STATUS_USAGE, "%s: only options are expected; see --help", argv[optind]);
	if (opt->size == 0 && opt->larger)
		opt->size = 2 * opt->limit;
	if (opt->size == 0)
		opt->size = opt->profile->size;
	if (opt->repetitions == 0)
		opt->repetitions = opt->profile->repetitions;
	if (status != -1)
		options_free(opt);
	return status;
}

void options_free(struct options *opt)
{
	if (opt->filter != NULL)
		regfree(&opt->regex);
	opt->filter = NULL;
}
