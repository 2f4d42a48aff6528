/* SPDX-License-Identifier: MIT
 *
 * Memory with a name, on Windows. */
#include "windows.h"

REQUIREMENT(map.tagname.same, map_fd, "python2.4/41 python2.4/43 python2.4/44 python-docs/32",
	"The first map with a tagname makes the mapping of that name, and the next one opens it.")
{
	struct arg first = tagged("same"), second = tagged("same");

	store(first, 0, "abc");
	expect_text_at(second, 0, "abc");
	store(second, 1, "X");
	expect_text_at(first, 0, "aXc");
}

REQUIREMENT(map.tagname.other, map_fd, "python-docs/32",
	"Maps with different tagnames are independent.")
{
	struct arg first = tagged("one"), second = tagged("other");

	store(first, 0, "abc");
	store(second, 0, "xyz");
	expect_text_at(first, 0, "abc");
	expect_text_at(second, 0, "xyz");
}

REQUIREMENT(map.tagname.file, map_fd, "python2.4/42",
	"One file may carry several mappings of different names.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_map(result(CALL(map_fd, file, I(page()), tag("a"))), 0, page());
	expect_map(result(CALL(map_fd, file, I(2 * page()), tag("b"))), 0, 2 * page());
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

REQUIREMENT(map.tagname.unnamed-memory, map_fd, "python2.4/45 python-docs/32",
	"Two anonymous maps without a tagname must not share memory, and None must mean no tagname.",
	.python = ">=2.5")
{
	struct arg first = result(CALL(map_fd, I(-1), I(page()))),
	           second = result(CALL(map_fd, I(-1), I(page()))),
	           third = result(CALL(map_fd, I(-1), I(page()), NAMED("tagname", NONE)));

	store_seen(first, 0, "abc");
	store_seen(second, 0, "xyz");
	expect_filled(third, 0, page(), 0);
	expect_text_at(first, 0, "abc");
}

REQUIREMENT(map.tagname.position, map_fd, "python2.4/34 python2.4/41 python2.4/43 python3.9/13",
	"The third argument given by its position must be the tagname.", .python = ">=2.5")
{
	struct arg name = tag("place"), first = tagged("place"), second;

	name.name = NULL;
	second = result(CALL(map_fd, I(-1), I(page()), name));
	store_seen(first, 0, "abc");
	expect_text_at(second, 0, "abc");
}

REQUIREMENT(map.tagname.processes, map_fd, "python2.4/43 python-docs/32",
	"Two processes that use the same tagname must share the memory.")
{
	struct arg first = tagged("processes"), second;

	store_seen(first, 0, "first");
	use_adapter(1);
	second = tagged("processes");
	expect_text_at(second, 0, "first");
	store_seen(second, page() - 6, "second");
	use_adapter(0);
	expect_text_at(first, page() - 6, "second");
}

REQUIREMENT(map.tagname.kept, map_fd, "python2.4/43 python-docs/32",
	"A tagname must last as long as one of its maps is open, also after the first one is closed.")
{
	struct arg first = tagged("kept"), second = tagged("kept");

	store_seen(first, 0, "abc");
	expect_ok(CALL(close, first));
	expect_text_at(second, 0, "abc");
	expect_text_at(tagged("kept"), 0, "abc");
}

REQUIREMENT(map.tagname.new, map_fd, "python2.4/44",
	"Once all maps of a tagname are closed, it must stand for new memory.")
{
	struct arg m = tagged("new");

	store_seen(m, 0, "abc");
	expect_ok(CALL(close, m));
	m = tagged("new");
	expect_filled(m, 0, page(), 0);
}

REQUIREMENT(map.tagname.destroyed, map_fd, "python2.4/44",
	"A map that is destroyed without being closed must give its tagname back.")
{
	struct arg m = tagged("destroyed");

	store_seen(m, 0, "abc");
	destroy(m);
	m = tagged("destroyed");
	expect_filled(m, 0, page(), 0);
}

REQUIREMENT(map.tagname.existing, map_fd, "python2.4/43",
	"A tagname that exists must be opened even when the call names another file: the new map "
	"shows the first file, and the other file stays as it is.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page()),
	            *other = new_file(span_of('o', page()), (size_t)page());
	struct arg first = result(CALL(map_fd, open_file(f, "rw"), I(page()), tag("existing")));
	struct arg second =
	    result(CALL(map_fd, open_file(other, "rw"), I(page()), tag("existing")));

	expect_map(first, 0, page());
	expect_map(second, 0, page());
	store_seen(second, 3, "abc");
	expect_text_at(first, 3, "abc");
	EXPECT_FILE(f, 3, "abc");
	expect_file_filled(other, 0, page(), 'o');
}

REQUIREMENT(map.tagname.reading, map_fd, "python2.4/43 python2.4/29",
	"A map of an existing tagname with ACCESS_READ must show its bytes and refuse to be written.",
	.python = ">=2.5 windows")
{
	struct arg m = tagged("reading"), reader;

	store_seen(m, 0, "abc");
	reader = result(CALL(map_fd, I(-1), I(page()), tag("reading"), NAMED("access", I(READ))));
	expect_text_at(reader, 0, "abc");
	REFUSED(reader, "TypeError", set_item, reader, I(0), byte_argument('X'));
	store_seen(m, 1, "Y");
	expect_text_at(reader, 0, "aYc");
}

REQUIREMENT(map.tagname.part, map_fd, "python2.4/35 python2.4/43",
	"A map of an existing tagname must be as long as its own length says, not as the first map.",
	.python = ">=2.5")
{
	struct arg m = tagged_of("part", 2 * page()), part;

	store_seen(m, 2 * page() - 3, "end");
	store_seen(m, 0, "abc");
	part = tagged_of("part", 10);
	expect_int(CALL(length, part), 10);
	expect_text_at(part, 0, "abc");
	store_seen(part, 7, "xyz");
	expect_text_at(m, 7, "xyz");
}

REQUIREMENT(map.tagname.longer, map_fd, "python2.4/43",
	"A length beyond the memory of an existing tagname: the outcome is recorded. An error must "
	"leave that memory as it is.", .level = INFORMATIONAL, .python = ">=2.5")
{
	struct arg m = tagged("longer");

	store_seen(m, 0, "abc");
	record(ATTEMPT(m, map_fd, I(-1), I(8 * granularity()), tag("longer")));
	expect_text_at(m, 0, "abc");
}

REQUIREMENT(map.tagname.empty, map_fd, "python2.4/45",
	"Two maps whose tagname is an empty text: whether they share memory is recorded.",
	.level = INFORMATIONAL, .python = ">=2.5")
{
	struct arg first = result(CALL(map_fd, I(-1), I(page()), NAMED("tagname", T("")))),
	           second = result(CALL(map_fd, I(-1), I(page()), NAMED("tagname", T(""))));
	const struct answer *a;

	store_seen(first, 0, "a");
	a = CALL(get_slice, second, I(0), I(1));
	observe_text("%s", a->ok && a->value.size == 1 && a->value.data[0] == 'a' ? "shared"
	                                                                          : "independent");
}

REQUIREMENT(map.tagname.type, map_fd, "python-tests/14",
	"A tagname that is no text raises TypeError.", .level = RECOMMENDED)
{
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), NAMED("tagname", I(0)));
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), NAMED("tagname", B("tag")));
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), NAMED("tagname", F(1.5)));
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), I(0));
}
