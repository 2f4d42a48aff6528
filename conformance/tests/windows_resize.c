/* SPDX-License-Identifier: MIT
 *
 * Other sizes on Windows, where a map is made anew. */
#include "windows.h"

REQUIREMENT(resize.anonymous.windows, resize, "python-docs/57",
	"On Windows anonymous memory is resized, and its data are kept.")
{
	struct arg m = map_anonymous(page());

	store(m, 0, "abc");
	expect_none(CALL(resize, m, I(2 * page())));
	expect_int(CALL(length, m), 2 * page());
	expect_text_at(m, 0, "abc");
	expect_filled(m, page(), page(), 0);
	expect_none(CALL(resize, m, I(2)));
	expect_int(CALL(length, m), 2);
	expect_text_at(m, 0, "ab");
}

REQUIREMENT(resize.anonymous.windows-sizes, resize, "python-docs/57 python-tests/51",
	"On Windows anonymous memory must keep the bytes that both sizes have and add zeros, for sizes "
	"beside those of a page and of the granularity.")
{
	const int64_t p = page(), g = granularity(),
	              sizes[] = { 2 * g, p + 1, p, p - 1, g - 1, g, g + 1, 3 * g + 57, 1, 2 };
	int64_t kept = p, length = p;
	struct arg m = map_anonymous(p);

	fill(m, 0, p, 'x');
	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(resize, m, I(sizes[i])));
		expect_int(CALL(length, m), sizes[i]);
		kept = sizes[i] < kept ? sizes[i] : kept;
		expect_filled(m, 0, kept, 'x');
		length = sizes[i];
		expect_filled(m, kept, length - kept, 0);
	}
	store_seen(m, 0, "yz");
}

REQUIREMENT(resize.anonymous.windows-position, resize, "python-docs/57 python-tests/38",
	"On Windows resizing anonymous memory must leave the position.", .python = ">=3.11 windows")
{
	struct arg m = map_anonymous(2 * page());

	position(m, page() + 5);
	expect_none(CALL(resize, m, I(3 * page())));
	expect_int(CALL(tell, m), page() + 5);
	expect_none(CALL(resize, m, I(page())));
	expect_int(CALL(tell, m), page() + 5);
	expect_int(CALL(length, m), page());
}

REQUIREMENT(size.anonymous.windows, size, "python-docs/65",
	"On Windows size() of anonymous memory must give the length of the map, also after a resize.")
{
	struct arg m = map_anonymous(page() + 57);

	expect_int(CALL(size, m), page() + 57);
	expect_none(CALL(resize, m, I(3 * granularity())));
	expect_int(CALL(size, m), 3 * granularity());
	expect_int(CALL(size, tagged("size")), page());
}

REQUIREMENT(resize.named.windows, resize, "python-docs/56 python-tests/51",
	"On Windows a named map is not resized while another map of that name is held.")
{
	struct arg m = tagged("resized"), other;

	expect_none(CALL(resize, m, I(2 * page())));
	expect_int(CALL(length, m), 2 * page());
	other = tagged("resized");
	REFUSED(m, "OSError", resize, m, I(page()));
	expect_ok(CALL(close, other));
	expect_none(CALL(resize, m, I(page())));
	expect_int(CALL(length, m), page());
}

REQUIREMENT(resize.named.windows-both, resize, "python-docs/56",
	"On Windows neither of two maps of the same tagname must grow, shrink or be resized to its own "
	"size, and both must stay usable and shared.")
{
	struct arg maps[] = { tagged("both"), tagged("both") };

	store_seen(maps[0], 0, "abc");
	for (size_t i = 0; i < COUNT(maps); i++) {
		REFUSED(maps[i], "OSError", resize, maps[i], I(2 * page()));
		REFUSED(maps[i], "OSError", resize, maps[i], I(page() / 2));
		REFUSED(maps[i], "OSError", resize, maps[i], I(page()));
	}
	store_seen(maps[1], 1, "X");
	expect_text_at(maps[0], 0, "aXc");
	expect_ok(CALL(close, maps[1]));
	expect_none(CALL(resize, maps[0], I(2 * page())));
	expect_text_at(maps[0], 0, "aXc");
}

REQUIREMENT(resize.named.windows-process, resize, "python-docs/56",
	"On Windows a named map must not be resized while another process holds a map of that name.")
{
	struct arg m = tagged("process"), other;

	store_seen(m, 0, "abc");
	use_adapter(1);
	other = tagged("process");
	expect_text_at(other, 0, "abc");
	use_adapter(0);
	REFUSED(m, "OSError", resize, m, I(2 * page()));
	use_adapter(1);
	expect_ok(CALL(close, other));
	use_adapter(0);
	expect_none(CALL(resize, m, I(2 * page())));
	expect_text_at(m, 0, "abc");
}

REQUIREMENT(resize.named.windows-name, resize, "python-docs/32 python-docs/57",
	"On Windows a named map must have its name after a resize, and share its new memory under it.",
	.python = ">=3.11 windows")
{
	struct arg m = tagged("name"), other;

	store_seen(m, 0, "abc");
	expect_none(CALL(resize, m, I(3 * page())));
	other = tagged_of("name", 3 * page());
	expect_text_at(other, 0, "abc");
	store_seen(other, 3 * page() - 3, "end");
	expect_text_at(m, 3 * page() - 3, "end");
}

REQUIREMENT(resize.file.windows, resize, "python2.4/82 python2.4/83",
	"On Windows resize() must give map and file the new size, beside the sizes of a page and of the "
	"granularity, and keep the bytes.", .python = "windows", .needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	const int64_t p = page(), g = granularity(),
	              sizes[] = { g, g + 1, 3 * g, 2 * g - 1, p + 1, p, p - 1, 101 };
	struct file *f = new_pattern_file(100);
	struct arg m = map_file(f, WRITE, 0, 0);

	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(resize, m, I(sizes[i])));
		expect_int(CALL(length, m), sizes[i]);
		expect_file_size(f, sizes[i]);
		expect_pattern(m, 0, 100, 0);
		expect_filled(m, 100, sizes[i] - 100, 0);
	}
	store_seen(m, 98, "end");
	EXPECT_FILE(f, 98, "end");
}

REQUIREMENT(resize.file.windows-twice, resize, "python2.4/83 python-docs/52",
	"On Windows resize() of a file that is mapped twice may be refused. An error must leave both "
	"maps and the file; after a success both maps must show the same bytes.", .python = "windows",
	.needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = map_file(f, WRITE, 0, 0), other = map_file(f, WRITE, 0, 0);

	ATTEMPT(m, resize, m, I(page()));
	store_seen(m, 0, "abc");
	expect_text_at(other, 0, "abc");
	ATTEMPT(m, resize, m, I(5 * page()));
	store_seen(other, 3, "def");
	expect_text_at(m, 0, "abcdef");
	EXPECT_FILE(f, 0, "abcdef");
	expect_ok(CALL(close, other));
	expect_none(CALL(resize, m, I(2 * page())));
	expect_file_size(f, 2 * page());
	expect_text_at(m, 0, "abcdef");
}
