/* SPDX-License-Identifier: MIT
 *
 * Windows gives mappings names. */
#include "map_check.h"

static struct arg tagged(const char *tag)
{
	return result(CALL(map_fd, I(-1), I(page()), NAMED("tagname", T(tag))));
}

REQUIREMENT(map.tagname.same, map_fd, "python2.4/41 python2.4/43 python2.4/44 python-docs/32",
	"The first map with a tagname makes the mapping of that name, and the next one opens it.")
{
	struct arg first = tagged("mmapspec-same"), second = tagged("mmapspec-same");

	store(first, 0, "abc");
	expect_text_at(second, 0, "abc");
	store(second, 1, "X");
	expect_text_at(first, 0, "aXc");
}

REQUIREMENT(map.tagname.other, map_fd, "python-docs/32",
	"Maps with different tagnames are independent.")
{
	struct arg first = tagged("mmapspec-one"), second = tagged("mmapspec-other");

	store(first, 0, "abc");
	store(second, 0, "xyz");
	expect_text_at(first, 0, "abc");
	expect_text_at(second, 0, "xyz");
}

REQUIREMENT(map.tagname.file, map_fd, "python2.4/42",
	"One file may carry several mappings of different names.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_map(result(CALL(map_fd, file, I(page()), NAMED("tagname", T("mmapspec-a")))), 0,
		   page());
	expect_map(result(CALL(map_fd, file, I(2 * page()), NAMED("tagname", T("mmapspec-b")))), 0,
		   2 * page());
}

REQUIREMENT(map.tagname.none, map_fd, "python2.4/45 python-docs/32",
	"With tagname left out, or None, the mapping has no name: two such maps of different files "
	"are independent.")
{
	struct arg first, second;

	first = result(CALL(map_fd, open_file(FILE_OF("abc"), "rw"), I(3), NAMED("tagname", NONE)));
	second = result(CALL(map_fd, open_file(FILE_OF("xyz"), "rw"), I(3)));
	store(first, 0, "A");
	expect_whole(first, "Abc");
	expect_whole(second, "xyz");
}

REQUIREMENT(map.tagname.type, map_fd, "python-tests/14",
	"A tagname that is no text raises TypeError.", .level = RECOMMENDED)
{
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), NAMED("tagname", I(0)));
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), NAMED("tagname", B("tag")));
}
