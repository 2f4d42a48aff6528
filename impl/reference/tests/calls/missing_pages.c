/* SPDX-License-Identifier: MIT */

/* Pages missing in the middle of a range that is loaded from or stored to, at every step and in
 * both directions: an error, and nothing has changed. */

#include "library_test.h"

#include "memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGES = 5 };

/* Memory of five pages, of which those in the mask are missing.  The others hold file_byte(i). */
static unsigned char *patchwork(unsigned missing)
{
	int fd = new_file(PAGES * page()), gone = new_file(page());
	unsigned char *base = mmap(NULL, PAGES * page(), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	for (unsigned i = 0; base != MAP_FAILED && i < PAGES; i++)
		if ((missing & (1u << i)) != 0 &&
		    mmap(base + i * page(), page(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED,
		         gone, 0) == MAP_FAILED)
			exit(2);
	if (base == MAP_FAILED || ftruncate(gone, 0) != 0)
		exit(2);
	close(gone);
	close(fd);
	return base;
}

static void drop(unsigned char *base)
{
	munmap(base, PAGES * page());
}

static bool untouched(const unsigned char *base, unsigned missing)
{
	for (unsigned i = 0; i < PAGES; i++)
		for (size_t k = 0; (missing & (1u << i)) == 0 && k < page(); k++)
			if (base[i * page() + k] != file_byte(i * page() + k))
				return false;
	return true;
}

static bool refused(int error)
{
	return error == MMAPOBJ_OS && errno == EFAULT;
}

/* Bytes that are not in the patchwork. */
static unsigned char *bytes_of(size_t size, unsigned char value)
{
	unsigned char *bytes = malloc(size + 1);

	if (bytes == NULL)
		exit(2);
	memset(bytes, value, size);
	return bytes;
}

/* The items from first on, in steps, as far as the patchwork goes. */
static struct memory_range range(size_t first, int64_t step)
{
	size_t room = step > 0 ? PAGES * page() - first - 1 : first;

	return (struct memory_range){ .first = (int64_t)first,
		                      .step = step,
		                      .count = room / (size_t)(step > 0 ? step : -step) + 1 };
}

static void test_steps(void)
{
	const int64_t p = (int64_t)page(),
	              steps[] = { 1, 3, p - 1, p, p + 1, -1, -3, 1 - p, -p, -p - 1 };

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct memory_range r = range(steps[i] > 0 ? 0 : PAGES * page() - 1, steps[i]);
		unsigned char *data = bytes_of(r.count, 0);

		for (unsigned missing = 1; missing < 1u << PAGES; missing <<= 1) {
			unsigned char *base = patchwork(missing);

			report(refused(memory_store(true, base, r, data, r.count)) &&
			           untouched(base, missing),
			       "stored in steps of %lld, page mask %u missing", (long long)steps[i],
			       missing);
			report(refused(memory_load(true, base, r, data)), "and loaded");
			memset(data, 0, r.count);
			drop(base);
		}
		free(data);
	}
}

/* A step beyond a page leaves some out: whether these are missing does not matter, nor does what
 * lies before and behind the range. */
static void test_left_out(void)
{
	unsigned char *base = patchwork(1u << 1 | 1u << 3), *data = bytes_of(3, 9);
	struct memory_range r = range(0, (int64_t)(2 * page()));

	report(memory_store(true, base, r, data, 3) == MMAPOBJ_OK && base[0] == 9 &&
	           base[2 * page()] == 9 && base[4 * page()] == 9,
	       "pages without an item may be missing");
	r = range(4 * page(), -(int64_t)(2 * page()));
	memset(data, 7, 3);
	report(memory_store(true, base, r, data, 3) == MMAPOBJ_OK && base[0] == 7,
	       "downwards, too");
	free(data);
	data = bytes_of(page(), 5);
	r = (struct memory_range){ .first = (int64_t)(2 * page()), .step = 1, .count = page() };
	report(memory_store(true, base, r, data, page()) == MMAPOBJ_OK,
	       "a page between missing ones");
	r.step = 2;
	r.count = page() / 2;
	report(memory_store(true, base, r, data, page() / 2) == MMAPOBJ_OK,
	       "its every second byte");
	free(data);
	drop(base);
}

/* A range that begins late in one page and ends early in another. */
static void test_edges(void)
{
	const size_t from = page() - 10, count = 10 + page() + 5;
	unsigned char *data = bytes_of(count + page(), 0);

	/* From which end on a copy runs may depend on where the data are. */
	for (unsigned i = 0; i < 12; i++) {
		const struct memory_range r = { .first = (int64_t)from, .step = 1, .count = count };
		unsigned missing = 1u << i % 3;
		unsigned char *base = patchwork(missing);

		report(refused(memory_store(true, base, r, data + i / 3 * page() / 4, count)) &&
		           untouched(base, missing),
		       "a range with edges, mask %u, data %u", missing, i / 3);
		drop(base);
	}
	free(data);
}

/* The lowest item is the last byte of a missing page, and is stored to last. */
static void test_lowest(void)
{
	unsigned char *base = patchwork(1), *data = bytes_of(page(), 0);
	struct memory_range r = { .first = (int64_t)(2 * page() - 2), .step = -1, .count = page() };

	report(refused(memory_store(true, base, r, data, page())) && untouched(base, 1),
	       "the lowest byte missing, stored downwards");
	free(data);
	drop(base);
}

/* Data that comes from a missing page. */
static void test_data(void)
{
	const int64_t p = (int64_t)page();

	for (unsigned missing = 1; missing < 1u << PAGES; missing <<= 1) {
		unsigned char *base = patchwork(missing), *to = bytes_of(PAGES * page(), 3);

		report(refused(mmapobj_store(to, base, PAGES * page())) && to[0] == 3 &&
		           to[PAGES * page() - 1] == 3,
		       "data from missing pages, mask %u", missing);
		report(refused(mmapobj_load(to, base, PAGES * page())), "and loaded");
		free(to);
		drop(base);
	}
	/* From the last byte of a missing page on to a little higher: copied from behind. */
	unsigned char *base = patchwork(1);

	report(refused(mmapobj_store(base + page() + 64, base + page() - 1, page())) &&
	           untouched(base, 1),
	       "overlapping data that begins in a missing page");
	/* Every second byte, of data among them: through a copy. */
	struct memory_range r = { .first = p, .step = 2, .count = page() };

	report(refused(memory_store(true, base, r, base + page() - 1, page())) &&
	           untouched(base, 1),
	       "data among the items that begins in a missing page");
	drop(base);
}

static void test_contents(void)
{
	unsigned char *base = patchwork(0), *data = bytes_of(2 * page(), 0);
	bool good = true;

	report(mmapobj_load(data, base + 100, 2 * page()) == MMAPOBJ_OK, "load");
	for (size_t i = 0; i < 2 * page(); i++)
		good = good && data[i] == file_byte(100 + i);
	report(good, "the bytes that were loaded");
	report(mmapobj_store(base + 3, data, 2 * page()) == MMAPOBJ_OK &&
	           memcmp(base + 3, data, 2 * page()) == 0 && base[2] == file_byte(2) &&
	           base[2 * page() + 3] == file_byte(2 * page() + 3),
	       "the bytes that were stored, and no other");
	free(data);
	drop(base);
}

void test_missing(void)
{
	if (mmapobj_guard() != MMAPOBJ_OK)
		report(false, "the guard");
	test_steps();
	test_left_out();
	test_edges();
	test_lowest();
	test_data();
	test_contents();
}
