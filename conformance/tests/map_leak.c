/* SPDX-License-Identifier: MIT
 *
 * What the constructor holds, and what is left of one that fails. */
#include "map_check.h"

REQUIREMENT(map, descriptor_copied,
	.id = "map.descriptor.copied",
	.level = REQUIRED,
	.sources = "python-docs/21",
	.about = OP_map_fd,
	.needs = NEEDS_LINUX_PROC,
	.statement = "A map holds one duplicate of its descriptor unless trackfd says otherwise.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), m;
	int before = descriptors(), after;

	m = result(CALL(map_fd, file, I(6)));
	after = descriptors();
	expect(after == before + 1, "expected %d open descriptors, found %d", before + 1, after);
	expect_none(CALL(file_close, file));
	expect_int(CALL(size, m), 6);
}

/* What fails may as well succeed: then it is given back like any other map. */
static void attempt(const struct answer *a)
{
	if (a->ok)
		expect_none(CALL(destroy, result(a)));
}

/* Each is stopped by another check, the last ones by the system's. */
static void fail_in_many_ways(const struct file *f)
{
	struct arg file = open_file(f, "rw"), reader = open_file(f, "r");

	attempt(CALL(map_fd, file, I(-1)));
	attempt(CALL(map_fd, file, I(MAX)));
	attempt(CALL(map_fd, file, T("1")));
	attempt(CALL(map_fd, file, I(1), NAMED("access", I(99))));
	attempt(CALL(map_fd, file, I(1), NAMED("access", I(READ)), NAMED("prot", I(2))));
	attempt(CALL(map_fd, file, I(1000 * page())));
	attempt(CALL(map_fd, file, I(1), NAMED("offset", I(1))));
	attempt(CALL(map_fd, file, I(1), NAMED("offset", I(1000 * granularity()))));
	attempt(CALL(map_fd, reader, I(1), NAMED("access", I(WRITE))));
	attempt(CALL(map_fd, I(-2), I(1)));
	expect_none(CALL(file_close, file));
	expect_none(CALL(file_close, reader));
}

REQUIREMENT(map, failure_leak,
	.id = "map.failure.leak",
	.level = REQUIRED,
	.sources = "universal/14 universal/24 universal/37 universal/38",
	.about = OP_map_fd,
	.needs = NEEDS_LINUX_PROC,
	.statement = "A constructor that fails leaves neither a descriptor nor a mapping behind, "
		     "whichever check failed.")
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(page())));
	int first;

	expect_map(m, 0, page());
	fail_in_many_ways(f); /* what an adapter keeps for good, it has from now on */
	settle();
	first = descriptors();
	for (int i = 0; i < 5; i++)
		fail_in_many_ways(f);
	settle();
	expect(descriptors() == first, "expected %d open descriptors, found %d", first,
	       descriptors());
	expect(map_entries(f) == 1, "expected one mapping of the file, found %d", map_entries(f));
}

REQUIREMENT(map, audit_event,
	.id = "map.audit.event",
	.level = REQUIRED,
	.sources = "python-docs/26",
	.about = OP_native,
	.statement = "Making a map raises an audit event with descriptor, length, access and "
		     "offset as they were given.")
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw");
	const struct answer *a;
	const struct value *item;

	expect_ok(CALL(native, T("audit")));
	expect_ok(CALL(map_fd, file, I(0), NAMED("access", I(READ)),
		       NAMED("offset", I(granularity()))));
	a = CALL(native, T("audit"));
	expect(a->ok && a->value.tag == VALUE_LIST && a->value.count == 4,
	       "expected one event with four values, found %s", a->line);
	item = a->value.items;
	expect(item[0].tag == VALUE_INT && item[0].number > 2 && item[1].number == 0 &&
		   item[2].number == READ && item[3].number == granularity(),
	       "expected a descriptor, 0, %d and the offset, found %s", READ, a->line);
}

REQUIREMENT(map, class_derived,
	.id = "map.class.derived",
	.level = RECOMMENDED,
	.sources = "python-tests/15",
	.about = OP_native,
	.statement = "A class derived from the class of maps makes maps.")
{
	expect_true(CALL(native, T("subclass")));
}

REQUIREMENT(map, class_weak,
	.id = "map.class.weak",
	.level = RECOMMENDED,
	.sources = "python-tests/16",
	.about = OP_native,
	.statement = "A map can be referred to weakly.")
{
	expect_true(CALL(native, T("weakref"), map_bytes(READ, "abc")));
}
