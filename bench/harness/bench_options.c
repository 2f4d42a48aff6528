/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/messages.h"
#include "base/options.h"

#include "harness/bench_options.h"

#define MIB ((uint64_t)1 << 20)

static const struct profile profiles[] = {
	{ "quick", PROFILE_QUICK, 7, 64 * MIB, 256 * MIB, 16384 },
	{ "standard", PROFILE_STANDARD, 11, 64 * MIB, 256 * MIB, 16384 },
	{ "full", PROFILE_FULL, 21, 256 * MIB, 512 * MIB, 65536 },
};

static const char *const profile_names[] = { "quick", "standard", "full", NULL };

/* Digits and at most one suffix.  Returns 0, or -1 for anything else and for an overflow. */
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

static int set_size(void *data, const char *value)
{
	struct options *opt = data;
	uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);

	if (parse_size(value, &opt->size) != 0)
		return complain("--size: expected a number of bytes, such as 64M, got \"%s\"",
		                value);
	if (opt->size == 0 || opt->size % SEQUENTIAL_BLOCK != 0 || opt->size % page != 0)
		return complain("--size: expected a multiple of 128K, got \"%s\"", value);
	if (opt->size > SIZE_MAX / 2 || opt->size / page > UINT32_MAX)
		return complain("--size: %s is more than can be mapped", value);
	return 0;
}

static int set_limit(void *data, const char *value)
{
	struct options *opt = data;

	if (parse_size(value, &opt->limit) != 0 || opt->limit < 16 * MIB ||
	    opt->limit > SIZE_MAX / 4 || opt->limit % SEQUENTIAL_BLOCK != 0)
		return complain("--limit: expected a multiple of 128K, at least 16M, got \"%s\"",
		                value);
	return 0;
}

/* Returns 0, or a status after complain() about the option. */
static int compile(const char *option, const char *regex, regex_t *out)
{
	int err = regcomp(out, regex, REG_EXTENDED | REG_NOSUB);
	char why[128];

	if (err == 0)
		return 0;
	regerror(err, out, why, sizeof(why));
	return complain("--%s: expected an extended regular expression, got \"%s\": %s", option,
	                regex, why);
}

static int set_filter(void *data, const char *value)
{
	struct options *opt = data;

	opt->filter = value;
	return compile("filter", value, &opt->regex);
}

static int add_extra_work(void *data, const char *value)
{
	struct options *opt = data;
	struct extra_work *extra = &opt->extra[opt->nextra];
	char *end;
	unsigned long percent = strtoul(value, &end, 10);

	if (*value < '0' || *value > '9' || *end != '=' || percent < 1 || percent > 1000)
		return complain(
		    "--extra-work: expected PERCENT=REGEX with a number from 1 to 1000, "
		    "got \"%s\"",
		    value);
	if (opt->nextra == EXTRA_WORK_MAX)
		return complain("--extra-work: expected at most %d of it", EXTRA_WORK_MAX);
	opt->nextra++;
	extra->percent = (unsigned)percent;
	return compile("extra-work", end + 1, &extra->rows);
}

static const struct option_row rows[] = {
	{ .name = "What is measured:" },
	OPTION_WORD("profile", "NAME", struct options, level, profile_names,
	            "how much: quick (at most 90 seconds, the default), standard (some 10 minutes) "
	            "or full"),
	OPTION_CALL("filter", "REGEX", set_filter,
	            "only rows whose name matches this extended regular expression"),
	OPTION_NUMBER("repetitions", "N", struct options, repetitions, 1, 1000,
	              "valid samples for each row, 1 to 1000 (7, 11 or 21, by profile)"),
	OPTION_CALL("size", "BYTES", set_size,
	            "size of the file, with K, M or G for powers of 1024 (64M; full: 256M); a "
	            "multiple of 128K"),
	OPTION_FLAG("list", struct options, list, "only print the names of the rows"),
	{ .name = "Where:" },
	OPTION_TEXT(
	    "dir", "DIR", struct options, dir,
	    "put the file here, on the disk to be measured (TMPDIR, or /tmp); it has no name "
	    "and disappears with the program"),
	OPTION_TEXT("out", "DIR", struct options, out,
	            "write benchmark.json, samples.csv, summary.csv and machine.txt here"),
	{ .name = "Larger than memory:" },
	OPTION_FLAG(
	    "larger", struct options, larger,
	    "instead of the rows, a series over time of a file twice as large as the memory "
	    "that it may use, for each of three strategies (needs root)"),
	OPTION_CALL("limit", "BYTES", set_limit, "that memory (512M); --size is twice as much"),
	OPTION_NUMBER("past", "SECONDS", struct options, past, 1, 3600,
	              "how long to go on after the cache is full (60)"),
	{ .name = "For tools that compare benchmarks:" },
	OPTION_CALL("extra-work", "N=REGEX", add_extra_work,
	            "rows that match do N percent more than they account for; up to 4 times"),
	OPTION_NUMBER("part", "PERCENT", struct options, part, 1, 100,
	              "samples of warm files and of the reference do this much of their usual work "
	              "(100); more and shorter samples find quiet moments on a busy machine"),
	OPTION_TEXT(
	    "counted", "FILE", struct options, counted,
	    "do not measure; do the work of each row once, in a child process that a counting "
	    "tool can tell from an idle one, and write the ids of both to FILE"),
	{ 0 },
};

static const struct command_line line = {
	.name = "mmapspec bench",
	.purpose =
	    "Measure what reading a file costs: by read, pread, mmap and madvise, cold and warm.",
	.notes =
	    "A row's name is case/strategy/state, for some with /variant: "
	    "sequential_read/mmap/cold.\n"
	    "Exit status: 0 measured, 2 usage or set-up, 3 no row selected, 4 nothing measurable "
	    "here.",
	.rows = rows,
};

int bench_options(struct options *opt, int argc, char **argv)
{
	const char *dir = getenv("TMPDIR");
	int status;

	*opt = (struct options){
		.dir = dir != NULL && *dir != '\0' ? dir : "/tmp",
		.limit = 512 * MIB,
		.past = 60,
		.part = 100,
	};
	status = options_read(&line, argc, argv, opt, NULL);
	opt->profile = &profiles[opt->level];
	if (opt->size == 0)
		opt->size = opt->larger ? 2 * opt->limit : opt->profile->size;
	if (opt->repetitions == 0)
		opt->repetitions = opt->profile->repetitions;
	return status;
}
