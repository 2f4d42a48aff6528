/* SPDX-License-Identifier: MIT
 *
 * What the README of Node's mmap-io promises beyond what holds for every mapping. */
#include "durable.h"

static struct arg map(struct arg file, enum mode mode, int64_t length, int64_t offset)
{
	return result(CALL(map_fd, file, NAMED("length", I(length)), NAMED("access", I(mode)),
	                   NAMED("offset", I(offset))));
}

/* sync with those values behind the Buffer. */
#define SYNC(m, ...)                                                                               \
	sync_with(m, (const struct value[]){ __VA_ARGS__ },                                        \
	          sizeof((const struct value[]){ __VA_ARGS__ }) / sizeof(struct value))
#define NUMBER(n) value_int(n)
#define YES       value_bool(true)
#define NO        value_bool(false)

static const struct answer *sync_with(struct arg m, const struct value *values, size_t count)
{
	struct arg list = { .value = { .tag = VALUE_LIST, .items = values, .count = count } };

	return CALL(native, T("sync"), m, list);
}

REQUIREMENT(node-mmap-io.buffer, native, "node-mmap-io/1 node-mmap-io/2 node-mmap-io/4",
	"map gives a Buffer of as many bytes as its size says, from the file's beginning when no "
	"offset is given.")
{
	const int64_t sizes[] = { 1, page() - 1, page(), page() + 1, 2 * page() + 57 };
	struct arg file = open_file(new_pattern_file(3 * page()), "r");

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg m = result(CALL(map_fd, file, I(sizes[i]), NAMED("access", I(READ))));

		expect_true(CALL(native, T("is_buffer"), m));
		expect_map(m, 0, sizes[i]);
	}
}

REQUIREMENT(node-mmap-io.offset.multiples, map_fd, "node-mmap-io/2 node-mmap-io/7 node-mmap-io/19",
	"An offset that is a multiple of PAGESIZE is where the Buffer begins, and any other one is "
	"an error.")
{
	struct arg file = open_file(new_pattern_file(4 * page()), "rw");
	const int64_t p = constant("PAGESIZE").value.number,
	              others[] = { 1, 7, p / 2, p - 1, p + 1 };

	expect_pattern(map(file, READ, p, 0), 0, p, 0);
	expect_pattern(map(file, READ, 2 * p, p), 0, 2 * p, p);
	expect_pattern(map(file, READ, p, 3 * p), 0, p, 3 * p);
	for (size_t i = 0; i < COUNT(others); i++)
		REFUSED(NONE, "any", map_fd, file, NAMED("length", I(p)), NAMED("access", I(READ)),
		        NAMED("offset", I(others[i])));
}

REQUIREMENT(node-mmap-io.write.reaches-file, set_slice, "node-mmap-io/5",
	"What is stored in a Buffer mapped shared and for writing is in the file, behind the "
	"offset.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = map(open_file(f, "rw"), WRITE, page() + 5, page());

	store(m, page() + 1, "abcd");
	EXPECT_FILE(f, 2 * page() + 1, "abcd");
	expect_file_pattern(f, 0, 2 * page() + 1);
	expect_file_pattern(f, 2 * page() + 5, page() - 5);
}

REQUIREMENT(node-mmap-io.write.permission, map_fd, "node-mmap-io/6",
	"A mapping for writing of a descriptor opened for reading is error 13, and of one opened "
	"for both it is none.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg reader = open_file(f, "r"), length = NAMED("length", I(page()));
	const struct answer *a;

	expect_pattern(map(open_file(f, "rw"), WRITE, page(), 0), 0, page(), 0);
	expect_pattern(map(reader, READ, page(), 0), 0, page(), 0);
	a = REFUSED(NONE, "any", map_fd, reader, length, NAMED("access", I(WRITE)));
	expect(strstr(a->message, "13") != NULL, "expected error 13, found %s", a->message);
}

REQUIREMENT(node-mmap-io.map.advice, native, "node-mmap-io/3 node-mmap-io/17",
	"map takes each of the advices that there are constants for.")
{
	static const char *const names[] = { "MADV_NORMAL", "MADV_RANDOM", "MADV_SEQUENTIAL",
		                             "MADV_WILLNEED", "MADV_DONTNEED" };
	struct arg file = open_file(new_pattern_file(2 * page()), "r");

	for (size_t i = 0; i < COUNT(names); i++) {
		struct arg m =
		    result(CALL(native, T("map_advised"), file, I(2 * page()), constant(names[i])));

		expect_map(m, 0, 2 * page());
	}
}

REQUIREMENT(node-mmap-io.map.advice-refused, native, "node-mmap-io/3 node-mmap-io/8",
	"map with an advice that the system refuses is an error, and leaves no mapping that "
	"belongs to no Buffer.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg file = open_file(f, "r");
	struct arg m =
	    result(CALL(native, T("map_advised"), file, I(page()), constant("MADV_RANDOM")));

	expect_pattern(m, 0, page(), 0);
	destroy(m);
	expect_maps(f, 0);
	expect_error(CALL(native, T("map_advised"), file, I(page()), I(9999)), "any");
	settle();
	expect_maps(f, 0);
}

REQUIREMENT(node-mmap-io.advise.range, madvise, "node-mmap-io/11",
	"advise with an offset and a length is about that part alone: private pages that are not "
	"needed there are the file's again, and the others are not.")
{
	const int64_t p = page();
	struct arg m = map_pattern(COPY, 4 * p), unneeded = constant("MADV_DONTNEED");

	fill(m, 0, 4 * p, '#');
	expect_filled(m, 0, 4 * p, '#');
	expect_none(CALL(madvise, m, unneeded, I(p), I(2 * p)));
	expect_filled(m, 0, p, '#');
	expect_pattern(m, p, 2 * p, p);
	expect_filled(m, 3 * p, p, '#');
	expect_none(CALL(madvise, m, unneeded));
	expect_pattern(m, 0, 4 * p, 0);
}

REQUIREMENT(node-mmap-io.sync.forms, native, "node-mmap-io/12 node-mmap-io/13",
	"sync takes a Buffer, with or without whether to wait and to invalidate, with or without a "
	"range before them.", .needs = NEEDS_SHARED,
	.nothing_passes = "what a sync that does not wait has done cannot be seen")
{
	const int64_t p = page();
	struct arg m = map_pattern(WRITE, 3 * p);

	fill(m, p, p, '#');
	expect_none(sync_with(m, NULL, 0));
	expect_none(SYNC(m, YES));
	expect_none(SYNC(m, NO, YES));
	expect_none(SYNC(m, NUMBER(0), NUMBER(3 * p)));
	expect_none(SYNC(m, NUMBER(p), NUMBER(2 * p)));
	expect_none(SYNC(m, NUMBER(2 * p), NUMBER(p), YES));
	expect_none(SYNC(m, NUMBER(0), NUMBER(p), YES, NO));
	expect_pattern(m, 0, p, 0);
	expect_filled(m, p, p, '#');
	expect_pattern(m, 2 * p, p, 2 * p);
	EXPECT_FILE(mapped_file(), p, "####");
}

REQUIREMENT(node-mmap-io.sync.offset-alone, native, "node-mmap-io/13 node-mmap-io/14",
	"sync takes an offset without a length.", .needs = NEEDS_SHARED,
	.nothing_passes = "what a sync that does not wait has done cannot be seen")
{
	const int64_t size = (int64_t)1 << 30;
	struct file *f = new_pattern_file(page());
	struct arg m;

	make_huge(f, size);
	m = map(open_file(f, "rw"), WRITE, size, 0);
	expect_none(SYNC(m, NUMBER(size - page()), NUMBER(page())));
	expect_none(SYNC(m, NUMBER(0)));
	expect_none(SYNC(m, NUMBER(size - page())));
}

REQUIREMENT(node-mmap-io.sync.survives, native, "node-mmap-io/12 node-mmap-io/13",
	"The part that sync was told to wait for survives a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		const int64_t p = page(), at = power_number() * p;
		struct file *f = power_file(4 * p);
		struct arg m = map(open_file(f, "rw"), WRITE, 3 * p, p);

		fill(m, at, p, 'x');
		expect_none(SYNC(m, NUMBER(at), NUMBER(p), YES));
		if (power_cut())
			expect_survived(f, p + at, p, 'x');
	}
}

/* Both counts together are the Buffer's pages. */
static void expect_counts(const struct answer *a, int64_t absent, int64_t present)
{
	expect_ok(a);
	expect(a->value.tag == VALUE_LIST && a->value.count == 2 &&
	           a->value.items[0].number == absent && a->value.items[1].number == present,
	       "expected [%lld, %lld], found %s", (long long)absent, (long long)present,
	       answered(a));
}

REQUIREMENT(node-mmap-io.incore, native, "node-mmap-io/16",
	"incore counts pages that were just written as pages in memory, a last one that is mapped "
	"in part as well.", .needs = NEEDS_SHARED)
{
	const int64_t sizes[] = { 1, page(), page() + 1, 4 * page() };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg m = map_pattern(WRITE, sizes[i]);

		fill(m, 0, sizes[i], '#');
		expect_counts(CALL(native, T("incore"), m), 0, (sizes[i] + page() - 1) / page());
	}
}

REQUIREMENT(node-mmap-io.constants, constant, "node-mmap-io/17 node-mmap-io/19",
	"The constants of the declarations have their values, and PAGESIZE is the system's.")
{
	static const struct {
		const char *name;
		int64_t value;
	} constants[] = {
		{ "PROT_NONE", 0 },        { "PROT_READ", 1 },        { "PROT_WRITE", 2 },
		{ "PROT_EXEC", 4 },        { "MAP_SHARED", 1 },       { "MAP_PRIVATE", 2 },
		{ "MAP_NONBLOCK", 65536 }, { "MAP_POPULATE", 32768 }, { "MADV_NORMAL", 0 },
		{ "MADV_RANDOM", 1 },      { "MADV_SEQUENTIAL", 2 },  { "MADV_WILLNEED", 3 },
		{ "MADV_DONTNEED", 4 },
	};

	for (size_t i = 0; i < COUNT(constants); i++)
		expect_int(CALL(constant, T(constants[i].name)), constants[i].value);
	expect_int(CALL(constant, T("PAGESIZE")), page());
}

REQUIREMENT(node-mmap-io.constant.executable, native, "node-mmap-io/18",
	"The name by which the README's example asks for executable pages is a constant.",
	.level = RECOMMENDED)
{
	expect_true(CALL(native, T("has"), T("PROT_READ")));
	expect_true(CALL(native, T("has"), T("PROT_EXECUTE")));
}
