/* SPDX-License-Identifier: MIT
 *
 * What the language is told of a new map, and what it can do with its class. */
#include "map_check.h"

REQUIREMENT(map.audit.event, native, "python-docs/26",
	"Making a map raises an audit event with descriptor, length, access and offset as they "
	"were given.")
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw");
	const struct answer *a;
	const struct value *item;

	expect_ok(CALL(native, T("audit")));
	expect_ok(CALL(map_fd, file, I(0), NAMED("access", I(READ)),
		       NAMED("offset", I(granularity()))));
	a = CALL(native, T("audit"));
	expect(a->ok && a->value.tag == VALUE_LIST && a->value.count == 4,
	       "expected one event with four values, found %s", answered(a));
	item = a->value.items;
	expect(item[0].tag == VALUE_INT && item[0].number > 2 && item[1].number == 0 &&
		   item[2].number == READ && item[3].number == granularity(),
	       "expected a descriptor, 0, %d and the offset, found %s", READ, answered(a));
}

REQUIREMENT(map.class.derived, native, "python-tests/15",
	"A class derived from the class of maps makes maps.", .level = RECOMMENDED)
{
	expect_true(CALL(native, T("subclass")));
}

REQUIREMENT(map.class.weak, native, "python-tests/16",
	"A map can be referred to weakly.", .level = RECOMMENDED)
{
	expect_true(CALL(native, T("weakref"), map_bytes(READ, "abc")));
}
