/* SPDX-License-Identifier: MIT
 *
 * The constructor's argument access. */
#include "map_check.h"

REQUIREMENT(map.access.keyword, map_fd,
	"python2.4/20 python2.4/21 python2.4/26 python2.4/59 python3.9/46 python3.9/48 "
	"python3.9/49 python-docs/16",
	"access, given by keyword, chooses by ACCESS_READ, ACCESS_WRITE or ACCESS_COPY between no "
	"writing, writing through and copying on writing.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m;

	m = result(CALL(map_fd, file, I(6), NAMED("access", constant("ACCESS_READ"))));
	expect_whole(m, "abcdef");
	REFUSED(m, "any", set_item, m, I(1), byte_argument('R'));
	m = result(CALL(map_fd, file, I(6), NAMED("access", constant("ACCESS_WRITE"))));
	expect_ok(CALL(set_item, m, I(2), byte_argument('W')));
	EXPECT_FILE(f, 0, "abWdef");
	m = result(CALL(map_fd, file, I(6), NAMED("access", constant("ACCESS_COPY"))));
	expect_ok(CALL(set_item, m, I(3), byte_argument('C')));
	expect_whole(m, "abWCef");
	EXPECT_FILE(f, 0, "abWdef");
}

REQUIREMENT(map.access.pages, map_fd, "python2.4/23 python2.4/24 python2.4/25",
	"ACCESS_READ gives memory that can only be read, ACCESS_WRITE memory of the file's own, "
	"and ACCESS_COPY memory that is private.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	static const char *const want[] = { [READ] = "r-", [WRITE] = "rw-s", [COPY] = "rw-p" };

	for (int access = READ; access <= COPY; access++) {
		struct file *f = FILE_OF("abcdef");
		struct arg file = open_file(f, "rw");
		const char *found;

		expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", I(access)))),
		             "abcdef");
		found = map_permissions(f);
		expect(strncmp(found, want[access], strlen(want[access])) == 0,
		       "expected pages of the kind %s, found %s", want[access], found);
	}
}

REQUIREMENT(map.access.contents, map_fd, "python2.4/28 python-docs/27",
	"Whichever access is asked for, memory starts out holding what the file holds.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	for (int access = READ; access <= COPY; access++)
		expect_map(result(CALL(map_fd, file, I(2 * page()), NAMED("access", I(access)))), 0,
		           2 * page());
}

REQUIREMENT(map.access.file, map_fd, "universal/32",
	"Making a map changes neither the file's bytes nor its size, whatever the access.")
{
	struct file *f = new_pattern_file(page() + 57);
	struct arg file = open_file(f, "rw");

	for (int access = READ; access <= COPY; access++) {
		const struct answer *a =
		    ASK(map_fd, file, I(page() + 57), NAMED("access", I(access)));

		if (!unsupported(a))
			expect_map(result(a), 0, page() + 57);
		expect_pattern_file(f, page() + 57);
	}
}

REQUIREMENT(map.access.zero, map_fd, "python3.9/47 python-docs/15",
	"ACCESS_DEFAULT leaves the access to prot.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), access = NAMED("access", I(0)), m;

	m = result(CALL(map_fd, file, I(6), access));
	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	EXPECT_FILE(f, 0, "abXdef");
	if (on_windows()) /* which has no prot */
		return;
	m = result(CALL(map_fd, file, I(6), NAMED("prot", constant("PROT_READ")), access));
	expect_whole(m, "abXdef");
	REFUSED(m, "any", set_item, m, I(2), byte_argument('Y'));
}

/* access beside flags or prot that are not what these are by default. */
static void expect_both_refused(const char *kinds)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");
	struct arg private = NAMED("flags", constant("MAP_PRIVATE")),
	           reading = NAMED("prot", constant("PROT_READ"));

	for (int mode = READ; mode <= COPY; mode++) {
		struct arg access = NAMED("access", I(mode));

		expect_whole(result(CALL(map_fd, file, I(6), access)), "abcdef");
		REFUSED(NONE, kinds, map_fd, file, I(6), private, access);
		REFUSED(NONE, kinds, map_fd, file, I(6), reading, access);
		REFUSED(NONE, kinds, map_fd, file, I(6), private, reading, access);
	}
	expect_whole(result(CALL(map_fd, file, I(6), private, reading)), "abcdef");
}

REQUIREMENT(map.access.beside, map_fd, "python2.4/60 python3.13/6",
	"To give access beside flags or prot is an error.")
{
	expect_both_refused("any");
}

REQUIREMENT(map.access.beside-type, map_fd, "python-tests/10",
	"To give access beside flags or prot raises ValueError.", .level = RECOMMENDED)
{
	expect_both_refused("ValueError");
}

REQUIREMENT(map.access.beside-default, map_fd, "python-source/25",
	"Whether access is accepted beside flags and prot with their default values is recorded.",
	.level = INFORMATIONAL)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"),
	           shared = NAMED("flags", constant("MAP_SHARED")),
	           prot = NAMED("prot", both("PROT_READ", "PROT_WRITE"));

	record(CALL(map_fd, file, I(6), shared, prot, NAMED("access", I(READ))));
}
