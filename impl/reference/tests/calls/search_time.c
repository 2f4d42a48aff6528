/* SPDX-License-Identifier: MIT */

/* A search's time: linear in the sizes whatever they hold, and that of memory for most texts.  It
 * is the processor's time, and compared with that of the C library in the same process. */

#include "library_test.h"

#include "search.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SIZE = 1 << 20, LONG = 1 << 16 };

static double seconds(clock_t since)
{
	return (double)(clock() - since) / CLOCKS_PER_SEC;
}

/* Letters from a to p, as by chance. */
static unsigned char *letters(void)
{
	unsigned char *text = malloc(SIZE);
	uint32_t x = 12345;

	for (size_t i = 0; text != NULL && i < SIZE; i++) {
		x = x * 1664525 + 1013904223;
		text[i] = (unsigned char)('a' + (x >> 28));
	}
	return text;
}

/* How much longer a search takes than memchr() does for the same text. */
static double times_memchr(const unsigned char *text, const char *needle, bool last)
{
	enum { ROUNDS = 40 };
	const unsigned char *volatile from = text;
	clock_t begin = clock();
	double plain;
	int found = 0;

	for (int i = 0; i < 40 * ROUNDS; i++)
		found += memchr(from, 'z', SIZE) != NULL;
	plain = seconds(begin) / 40;
	begin = clock();
	for (int i = 0; i < ROUNDS; i++)
		found += search_bytes(from, SIZE, (const unsigned char *)needle, strlen(needle),
		                      last) >= 0;
	return found == 0 && plain > 0 ? seconds(begin) / plain : 1e9;
}

#if defined(__SANITIZE_ADDRESS__)
#	define SANITIZED true
#elif defined(__has_feature)
#	define SANITIZED __has_feature(address_sanitizer)
#else
#	define SANITIZED false
#endif

/* A sanitizer slows a search and not memchr(), so that the two cannot be compared. */
static void test_speed(void)
{
	static const char *const needles[] = { "zzzzzzzz",       "abzz",     "az",
		                               "abcdefzabcdefz", "abcdefgh", "ponmlkjiabcdefgh" };
	unsigned char *text = SANITIZED ? NULL : letters();

	for (int last = 0; text != NULL && last < 2; last++)
		for (size_t i = 0; i < sizeof(needles) / sizeof(needles[0]); i++) {
			double times = times_memchr(text, needles[i], last != 0);

			report(times < 50, "%s %s takes %.0f times as long as memchr",
			       last != 0 ? "rfind of" : "find of", needles[i], times);
		}
	free(text);
}

/* All of the needle but one byte stands everywhere: comparing it anew at each place would take
 * a hundred thousand times as long. */
static void test_linear(void)
{
	unsigned char *text = malloc(4 * SIZE), *needle = malloc(LONG);
	clock_t begin = clock();

	if (text == NULL || needle == NULL)
		exit(2);
	memset(text, 'a', 4 * SIZE);
	memset(needle, 'a', LONG);
	needle[LONG / 2 + 1] = 'b';
	for (int last = 0; last < 2; last++)
		report(search_bytes(text, 4 * SIZE, needle, LONG, last != 0) == -1,
		       "a needle that is almost everywhere");
	report(seconds(begin) < 10, "is not found in %.2f s", seconds(begin));
	free(needle);
	free(text);
}

/* The place by trying each. */
static ptrdiff_t naive(const unsigned char *hay, size_t size, const unsigned char *needle, size_t n,
                       bool last)
{
	ptrdiff_t found = -1;

	for (size_t i = 0; i + n <= size && (last || found < 0); i++)
		if (memcmp(hay + i, needle, n) == 0)
			found = (ptrdiff_t)i;
	return found;
}

/* Text number i of that size over two letters. */
static void spell(unsigned char *text, size_t size, unsigned i)
{
	for (size_t k = 0; k < size; k++)
		text[k] = (i >> k & 1) != 0 ? 'b' : 'a';
}

/* Every needle of up to seven letters in every text of up to eleven, of exactly their sizes. */
static void test_every(void)
{
	enum { HAY = 11, NEEDLE = 7 };
	size_t wrong = 0, tried = 0;

	for (size_t size = 1; size <= HAY; size++)
		for (size_t n = 1; n <= NEEDLE; n++)
			for (unsigned i = 0; i < 1u << size; i += size < 9 ? 1 : 3)
				for (unsigned k = 0; k < 1u << n; k++) {
					unsigned char hay[HAY], needle[NEEDLE];

					spell(hay, size, i);
					spell(needle, n, k);
					for (int last = 0; last < 2; last++, tried++) {
						ptrdiff_t place =
						    naive(hay, size, needle, n, last != 0);

						wrong += search_bytes(hay, size, needle, n,
						                      last != 0) != place;
						if (n <= size)
							wrong +=
							    search_two_way(hay, size, needle, n,
							                   last != 0) != place;
					}
				}
	report(wrong == 0, "%zu of %zu searches in small texts are wrong", wrong, tried);
}

/* Long needles, with and without a period, in texts of such pieces. */
static void test_pieces(void)
{
	static const char *const pieces[] = { "ab",     "aab", "abaab", "abaababaab",
		                              "aaaaab", "c",   "abac" };
	enum { COUNT = sizeof(pieces) / sizeof(pieces[0]), LONGEST = 400 };
	size_t wrong = 0;
	uint32_t x = 99;

	for (int round = 0; round < 4000; round++) {
		unsigned char hay[LONGEST], needle[LONGEST];
		size_t size = 0, n = 0;

		for (int i = 0; i < 30; i++) {
			x = x * 1664525 + 1013904223;
			size = (size_t)(stpcpy((char *)hay + size, pieces[(x >> 24) % COUNT]) -
			                (char *)hay);
		}
		for (unsigned i = 0; i < 1 + (x >> 20) % 9; i++) {
			x = x * 1664525 + 1013904223;
			n = (size_t)(stpcpy((char *)needle + n,
			                    pieces[(x >> 24) % (COUNT - (round & 3))]) -
			             (char *)needle);
		}
		for (int last = 0; last < 2; last++) {
			ptrdiff_t place = naive(hay, size, needle, n, last != 0);

			wrong += search_bytes(hay, size, needle, n, last != 0) != place;
			wrong +=
			    n <= size && search_two_way(hay, size, needle, n, last != 0) != place;
		}
	}
	report(wrong == 0, "%zu searches in texts of pieces are wrong", wrong);
}

void test_searching(void)
{
	test_every();
	test_pieces();
	test_speed();
	test_linear();
}
