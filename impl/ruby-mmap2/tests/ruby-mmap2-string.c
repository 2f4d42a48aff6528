/* SPDX-License-Identifier: MIT */
/* What objects of Ruby's mmap2 have of a string. */
#include "ruby-mmap2.h"

#include <stdio.h>

REQUIREMENT(ruby-mmap2.substring, get_slice, "ruby-mmap2/17 ruby-mmap2/19",
	"Characters and substrings are those of a string: from either end, and cut at the end.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_int(CALL(get_item, m, I(-1)), 'f');
	expect_int(CALL(get_item, m, I(-6)), 'a');
	REFUSED(m, "IndexError", get_item, m, I(6));
	REFUSED(m, "IndexError", get_item, m, I(-7));
	EXPECT_BYTES(CALL(get_slice, m, I(1), I(4)), "bcd");
	EXPECT_BYTES(CALL(get_slice, m, I(-3), I(-1)), "de");
	EXPECT_BYTES(CALL(get_slice, m, I(4), I(1000)), "ef");
	EXPECT_BYTES(CALL(get_slice, m, NONE, I(2)), "ab");
	EXPECT_BYTES(CALL(get_slice, m, I(6)), "");
}

REQUIREMENT(ruby-mmap2.substring.own, native, "ruby-mmap2/17 ruby-mmap2/19",
	"A substring is a string of its own: it stays what it is when the object changes and ends.",
	.needs = NEEDS_SHARED)
{
	const int64_t p = page();
	struct arg m = map_pattern(WRITE, p), middle, end;

	middle = result(CALL(native, T("slice"), m, I(5), I(p - 5)));
	end = result(CALL(native, T("slice"), m, I(5)));
	expect_pattern(middle, 0, p - 10, 5);
	expect_pattern(end, 0, p - 5, 5);
	fill(m, 0, p, '#');
	expect_pattern(middle, 0, p - 10, 5);
	expect_pattern(end, 0, p - 5, 5);
	expect_ok(CALL(close, m));
	expect_pattern(middle, 0, p - 10, 5);
	expect_pattern(end, 0, p - 5, 5);
}

REQUIREMENT(ruby-mmap2.replace, set_slice, "ruby-mmap2/20",
	"A substring is replaced by one of any length, which moves what follows; the file is left "
	"with the content.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	static const struct {
		int64_t start, stop;
		const char *data, *want;
	} grid[] = { { 1, 3, "BC", "aBCdef" },       { 1, 3, "-", "a-def" },
		     { 1, 3, "12345", "a12345def" }, { 0, 0, "<", "<abcdef" },
		     { 6, 6, ">", "abcdef>" },       { -2, -1, "", "abcdf" },
		     { 0, 6, "new", "new" },         { 4, 1000, "!!", "abcd!!" } };

	for (size_t i = 0; i < COUNT(grid); i++) {
		struct file *f = FILE_OF("abcdef");
		struct arg m = mapped_whole(f, "rw");

		expect_ok(CALL(set_slice, m, I(grid[i].start), I(grid[i].stop), NONE,
		               BYTES(grid[i].data, strlen(grid[i].data))));
		expect_left(m, f, grid[i].want);
	}
}

REQUIREMENT(ruby-mmap2.append, native, "ruby-mmap2/21",
	"What is appended is at the end of the object and of the file, across page borders too.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t p = page(), sizes[] = { 1, p - 1, p, p + 1 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct file *f = new_pattern_file(sizes[i]);
		struct arg m = mapped_whole(f, "rw");
		unsigned char *more = span_of('#', 2 * p);

		expect_ok(CALL(native, T("<<"), m, BYTES(more, (size_t)(2 * p))));
		expect_int(CALL(length, m), sizes[i] + 2 * p);
		expect_pattern(m, 0, sizes[i], 0);
		expect_filled(m, sizes[i], 2 * p, '#');
		expect_ok(CALL(close, m));
		expect_file_size(f, sizes[i] + 2 * p);
		expect_file_pattern(f, 0, sizes[i]);
		expect_file_filled(f, sizes[i], 2 * p, '#');
	}
}

/* A method, what it is called with, and what it makes of its string. */
struct change {
	const char *name, *from;
	struct arg first, second;
	const char *want;
};

static void expect_change(const struct change *c)
{
	struct file *f = new_file(c->from, strlen(c->from));
	struct arg m = mapped_whole(f, "rw");

	expect_ok(CALL(native, T(c->name), m, c->first, c->second));
	expect_left(m, f, c->want);
}

REQUIREMENT(ruby-mmap2.insert, native, "ruby-mmap2/17 ruby-mmap2/22",
	"insert puts a string in front of the index, or behind it where that counts from the end.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const struct change changes[] = { { "insert", "abcd", I(0), B("XX"), "XXabcd" },
		                          { "insert", "abcd", I(2), B("XX"), "abXXcd" },
		                          { "insert", "abcd", I(4), B("XX"), "abcdXX" },
		                          { "insert", "abcd", I(-2), B("XX"), "abcXXd" },
		                          { "insert", "abcd", I(-1), B("XX"), "abcdXX" } };

	for (size_t i = 0; i < COUNT(changes); i++)
		expect_change(&changes[i]);
}

REQUIREMENT(ruby-mmap2.reverse, native, "ruby-mmap2/24",
	"reverse! reverses the content of the file.", .needs = NEEDS_SHARED)
{
	expect_change(&(struct change){ "reverse!", "abcd", NONE, NONE, "dcba" });
}

REQUIREMENT(ruby-mmap2.case, native, "ruby-mmap2/25",
	"The methods for the case of letters change the file.", .needs = NEEDS_SHARED)
{
	const struct change changes[] = { { "upcase!", "aBc", NONE, NONE, "ABC" },
		                          { "downcase!", "aBc", NONE, NONE, "abc" },
		                          { "swapcase!", "aBc", NONE, NONE, "AbC" },
		                          { "capitalize!", "aBc", NONE, NONE, "Abc" } };

	for (size_t i = 0; i < COUNT(changes); i++)
		expect_change(&changes[i]);
}

REQUIREMENT(ruby-mmap2.characters, native, "ruby-mmap2/26 ruby-mmap2/27",
	"The methods that translate and take out characters change the file.",
	.needs = NEEDS_SHARED)
{
	const struct change changes[] = { { "tr!", "abca", B("a"), B("x"), "xbcx" },
		                          { "delete!", "abca", B("a"), NONE, "bc" },
		                          { "squeeze!", "aabbc", NONE, NONE, "abc" },
		                          { "chop!", "abc", NONE, NONE, "ab" },
		                          { "chomp!", "abc\n", NONE, NONE, "abc" } };

	for (size_t i = 0; i < COUNT(changes); i++)
		expect_change(&changes[i]);
}

REQUIREMENT(ruby-mmap2.strip, native, "ruby-mmap2/27",
	"strip! takes the white space off both ends of the file.", .needs = NEEDS_SHARED)
{
	expect_change(&(struct change){ "strip!", " \tabc\n", NONE, NONE, "abc" });
}

REQUIREMENT(ruby-mmap2.slice-deleted, native, "ruby-mmap2/23",
	"slice! deletes a part of the file and gives it.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = mapped_whole(f, "rw");

	EXPECT_BYTES(CALL(native, T("slice!"), m, I(1), I(2)), "bc");
	expect_left(m, f, "adef");
}

REQUIREMENT(ruby-mmap2.sub, native, "ruby-mmap2/28",
	"sub! replaces the first match, by something shorter or longer too.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const struct change changes[] = { { "sub!", "hello world", T("o"), B("0"), "hell0 world" },
		                          { "sub!", "hello world", T("o w"), B(""), "hellorld" },
		                          { "sub!", "hello world", T("l+"), B("yyyy"),
		                            "heyyyyo world" } };

	for (size_t i = 0; i < COUNT(changes); i++)
		expect_change(&changes[i]);
}

REQUIREMENT(ruby-mmap2.sub.groups, native, "ruby-mmap2/17 ruby-mmap2/28",
	"In what sub! puts in its place, a match's groups can be named by number.",
	.needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("ab");
	struct arg m = mapped_whole(f, "rw"), child;
	char request[80];

	expect_ok(CALL(native, T("sub!"), m, T("b"), B("c")));
	expect_content(m, "ac");
	child = result(CALL(fork, { .end = true }));
	snprintf(request, sizeof(request), "1 native t:sub! @%lld t:(a|c)(a|c) b:5c325c31",
	         (long long)m.value.number);
	/* Many times: what is wrong with one match need not be with another.  In a copy of the
	 * process, which may end. */
	for (int i = 0; i < 300; i++) {
		expect_text(CALL(twin, child, T(request)), "1 ok none");
		expect_content(m, i % 2 == 0 ? "ca" : "ac");
	}
}

REQUIREMENT(ruby-mmap2.gsub, native, "ruby-mmap2/28",
	"There is a method gsub! beside sub!.")
{
	struct arg m = map_bytes(READ, "abc");

	expect_true(CALL(native, T("has"), m, T("sub!")));
	expect_true(CALL(native, T("has"), m, T("gsub!")));
}

REQUIREMENT(ruby-mmap2.search, find, "ruby-mmap2/17 ruby-mmap2/29",
	"index begins at a place, from the end where that is below zero; rindex finds the last "
	"occurrence.")
{
	struct arg m = map_bytes(READ, "abcabc\0abc");

	expect_int(CALL(find, m, B("abc")), 0);
	expect_int(CALL(find, m, B("abc"), I(1)), 3);
	expect_int(CALL(find, m, B("abc"), I(-3)), 7);
	expect_int(CALL(find, m, B("c\0a")), 5);
	expect_int(CALL(find, m, B("x")), -1);
	expect_int(CALL(rfind, m, B("abc")), 7);
	expect_true(CALL(native, T("include?"), m, B("\0a")));
	expect_false(CALL(native, T("include?"), m, B("\0b")));
}

REQUIREMENT(ruby-mmap2.lines, native, "ruby-mmap2/30",
	"each gives the lines with their ends, each_byte the bytes.")
{
	struct arg m = map_bytes(READ, "a\n\nbc");
	const struct answer *lines = CALL(native, T("lines"), m),
	                    *bytes = CALL(native, T("iterate"), m);

	expect(strstr(lines->line, "ok [b:610a,b:0a,b:6263]") != NULL,
	       "expected the lines a, nothing and bc, found %s", answered(lines));
	expect(strstr(bytes->line, "ok [97,10,10,98,99]") != NULL, "expected five bytes, found %s",
	       answered(bytes));
}

REQUIREMENT(ruby-mmap2.equal, native, "ruby-mmap2/31",
	"Objects of the same content are equal, others are not.")
{
	struct arg m = map_bytes(READ, "abcabc");

	expect_true(CALL(native, T("equal"), m, map_bytes(READ, "abcabc")));
	expect_false(CALL(native, T("equal"), m, map_bytes(READ, "abcabd")));
	expect_false(CALL(native, T("equal"), m, map_bytes(READ, "abcab")));
}

REQUIREMENT(ruby-mmap2.freeze, native, "ruby-mmap2/33",
	"An object that was frozen cannot be changed, and can be read.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	store(m, 0, "A");
	expect_ok(CALL(native, T("freeze"), m));
	REFUSED(m, "any", set_slice, m, I(0), I(1), NONE, B("x"));
	REFUSED(m, "any", set_item, m, I(0), I('x'));
	REFUSED(m, "any", native, T("<<"), m, B("x"));
	expect_content(m, "Abcdef");
}
