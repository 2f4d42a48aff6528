/* SPDX-License-Identifier: MIT
 *
 * find and rfind where the needle is almost everywhere: what a search that skips gets wrong,
 * and what makes a naive one slow. */
#include "suite.h"


enum { SAME = 31, SIZE = 2 * SAME + 2 };

/* Letters a with one b in their midst. */
static const unsigned char *needle(void)
{
	static unsigned char bytes[SIZE];

	memset(bytes, 'a', SIZE);
	bytes[SAME] = 'b';
	return bytes;
}

/* A map of so many letters a, in which the needle stands at each of the two places. */
static struct arg map_almost(int64_t size, int64_t one, int64_t other)
{
	unsigned char *bytes = keep_room((size_t)size);
	struct arg m;

	memset(bytes, 'a', (size_t)size);
	memcpy(bytes + one, needle(), SIZE);
	memcpy(bytes + other, needle(), SIZE);
	m = map_new(READ, bytes, (size_t)size);
	return m;
}

REQUIREMENT(find.needle.almost-everywhere, find, "python2.4/65 python2.4/66",
	"find gives the lowest place of a needle that all but one byte of stand everywhere.",
	.python = ">=2.6")
{
	const int64_t size = 3 * page() + 11;
	struct arg m = map_almost(size, 2 * page() + 5, size - SIZE);

	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(0)), 2 * page() + 5);
	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(2 * page() + 6)), size - SIZE);
	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(size - SIZE + 1)), -1);
	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(0), I(2 * page() + 4 + SIZE)), -1);
}

REQUIREMENT(rfind.needle.almost-everywhere, rfind, "python3.9/39 python-docs/38",
	"rfind gives the highest place of a needle that all but one byte of stand everywhere.")
{
	const int64_t size = 3 * page() + 11;
	struct arg m = map_almost(size, 0, page() - 3);

	expect_int(CALL(rfind, m, BYTES(needle(), SIZE), I(0)), page() - 3);
	expect_int(CALL(rfind, m, BYTES(needle(), SIZE), I(0), I(page() - 4 + SIZE)), 0);
	expect_int(CALL(rfind, m, BYTES(needle(), SIZE), I(1), I(page() - 4 + SIZE)), -1);
}

/* A map of dots in which a needle of so many letters stands at one place after the other. */
static void each_place(enum operation op, size_t size)
{
	enum { PLACES = 200 };
	static const unsigned char letters[] = "xyzzy-plugh";
	unsigned char dots[PLACES];
	struct arg args[5] = { { .end = false }, BYTES(letters, size), I(0), I(PLACES), { .end = true } };

	memset(dots, '.', sizeof(dots));
	args[0] = map_new(READ, dots, sizeof(dots));
	for (size_t place = 0; place + size <= PLACES; place += 1 + place / 16) {
		file_store(mapped_file(), (int64_t)place, letters, size);
		args[3] = I(PLACES);
		expect_int(suite_call(op, args), (int64_t)place);
		args[3] = I((int64_t)(place + size) - 1);
		expect_int(suite_call(op, args), -1);
		file_store(mapped_file(), (int64_t)place, dots, size);
	}
}

REQUIREMENT(find.needle.each-place, find, "python2.4/65 python2.4/66",
	"find sees a needle wherever it stands, and not when its last byte is out of range.",
	.python = ">=2.6")
{
	each_place(OP_find, 2);
	each_place(OP_find, 5);
}

REQUIREMENT(rfind.needle.each-place, rfind, "python3.9/39 python-docs/38",
	"rfind sees a needle wherever it stands, and not when its last byte is out of range.")
{
	each_place(OP_rfind, 2);
	each_place(OP_rfind, 5);
}
