/* SPDX-License-Identifier: MIT
 *
 * Counts that read cannot take. */
#include "suite.h"

REQUIREMENT(read.count.needed, read, "python2.4/77",
	"Before Python 3 read has to be given a count.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	REFUSED(m, "any", read, m);
}

REQUIREMENT(read.count.type, read, "python-tests/33",
	"A count that is a text, a float or a list raises TypeError.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	REFUSED(m, "TypeError", read, m, T("3"));
	REFUSED(m, "TypeError", read, m, F(1.0));
	REFUSED(m, "TypeError", read, m, OBJECT("list"));
}

REQUIREMENT(read.count.refused, read, "universal/12",
	"A read that refuses its count leaves the position.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(3)), "abc");
	REFUSED(m, "any", read, m, T("3"));
	EXPECT_BYTES(CALL(read, m, I(1)), "d");
}

REQUIREMENT(read.count.huge, read, "universal/12 universal/26 universal/27",
	"A count too large for the platform reads what follows or is refused; it does not wrap.")
{
	static const char *const counts[] = { "9223372036854775808", "18446744073709551615",
					      "18446744073709551616", "18446744073709551619" };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < COUNT(counts); i++) {
		const struct answer *a;

		position(m, 2);
		a = ATTEMPT(m, read, m, BIG(counts[i]));
		if (a->ok)
			EXPECT_BYTES(a, "cdefgh");
		expect_int(CALL(tell, m), a->ok ? 8 : 2);
	}
	position(m, 2);
	EXPECT_BYTES(CALL(read, m, I(3)), "cde");
}

REQUIREMENT(read.count.huge-kind, read, "python-source/61",
	"What read does with a count of 2 to the 63rd.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcdefgh");

	observe(ATTEMPT(m, read, m, BIG("9223372036854775808")));
}
