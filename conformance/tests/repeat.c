/* SPDX-License-Identifier: MIT */
/* What the adapter times is done as often as it was asked for, and no faster than it was done. */
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "map_check.h"

/* A text of requests, in which each @ becomes the handle of m. */
static struct arg requests(struct arg m, const char *pattern)
{
	static char text[512];
	size_t size = 0;

	for (; *pattern != '\0' && size < sizeof(text) - 32; pattern++)
		if (*pattern == '@')
			size += (size_t)snprintf(text + size, 32, "@%" PRId64, m.value.number);
		else
			text[size++] = *pattern;
	text[size] = '\0';
	return T(text);
}

REQUIREMENT(repeat.count.position, repeat, "universal/47",
	"A position is moved as often as a request that moves it is repeated.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefghij");

	expect_ok(CALL(repeat, I(3), requests(m, "read_byte @")));
	expect_int(CALL(tell, m), 3);
	expect_ok(CALL(repeat, I(2), requests(m, "read @ 2\nseek @ -1 1")));
	expect_int(CALL(tell, m), 5);
	expect_ok(CALL(repeat, I(0), requests(m, "read_byte @")));
	expect_int(CALL(tell, m), 5);
}

REQUIREMENT(repeat.count.order, repeat, "universal/47",
	"Repeated no time nothing is stored; repeated once or more the requests are done in their "
	"order.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(repeat, I(0), requests(m, "set_slice @ 0 2 none b:5858")));
	expect_whole(m, "abcdef");
	expect_ok(CALL(repeat, I(1), requests(m, "set_slice @ 0 2 none b:5858")));
	expect_whole(m, "XXcdef");
	expect_ok(CALL(repeat, I(7),
	               requests(m, "set_slice @ 2 4 none b:5959\n"
	                           "set_slice @ 3 5 none b:5a5a")));
	expect_whole(m, "XXYZZf");
}

REQUIREMENT(repeat.error.first, repeat, "universal/48",
	"An error is the answer, of the kind that the request has alone, and what comes behind it "
	"is not done.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");
	const struct answer *alone = CALL(get_item, m, I(100000));

	if (alone->ok)
		skip("an index outside the map is no error here");
	expect_error(CALL(repeat, I(5),
	                  requests(m, "set_slice @ 0 1 none b:58\n"
	                              "get_item @ 100000\n"
	                              "set_slice @ 1 2 none b:59")),
	             alone->kind);
	expect_whole(m, "Xbcdef");
}

REQUIREMENT(repeat.count.refused, repeat, "universal/49",
	"A count below zero or above 2 to the power of 40 is an error without effect.",
	.needs = NEEDS_SHARED)
{
	static const char *const counts[] = { "-1", "1099511627777", "9223372036854775808",
		                              "-100000000000000000000" };
	enum mode mode = WRITE;
	struct arg m = map_readable(FILE_OF("abcdef"), &mode, 0);
	struct arg request =
	    requests(m, mode == WRITE ? "set_slice @ 0 1 none b:58" : "get_slice @ 0 1");

	for (size_t i = 0; i < COUNT(counts); i++)
		REFUSED(m, "ValueError|OverflowError", repeat, BIG(counts[i]), request);
	expect_whole(m, "abcdef");
}

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The least of some: a disturbance only adds. */
static int64_t nanoseconds(struct arg m, int64_t count)
{
	int64_t least = INT64_MAX;

	for (int i = 0; i < 5; i++) {
		int64_t begin = now(), ns;
		const struct answer *a = CALL(repeat, I(count), requests(m, "get_slice @ 0 6"));

		expect_ok(a);
		ns = a->value.number;
		expect(ns >= 0 && ns <= now() - begin,
		       "%" PRId64 " ns are not within the %" PRId64 " of the request", ns,
		       now() - begin);
		least = ns < least ? ns : least;
	}
	return least;
}

REQUIREMENT(repeat.time.grows, repeat, "universal/50",
	"The nanoseconds are no more than the request took, and more rounds take longer.")
{
	struct arg m = map_bytes(READ, "abcdef");
	int64_t once = nanoseconds(m, 1), often = nanoseconds(m, 20000);

	EXPECT_BYTES(CALL(get_slice, m, I(0), I(6)), "abcdef");
	expect(often > once, "20000 rounds take %" PRId64 " ns and one takes %" PRId64, often,
	       once);
}
