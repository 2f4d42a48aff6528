/* SPDX-License-Identifier: MIT
 *
 * Package golang.org/x/exp/mmap: a whole file, opened by name, read and closed.  ReadAt() keeps
 * the contract of io.ReaderAt. */
#include "span.h"

/* ReadAt() of m from offset into a buffer of size bytes: [count, bytes, error or none]. */
static const struct value *read_at(struct arg m, int64_t offset, int64_t size)
{
	const struct answer *a = CALL(native, T("read_at"), m, I(offset), I(size));

	expect(a->ok && a->value.tag == VALUE_LIST && a->value.count == 3 &&
	           a->value.items[0].tag == VALUE_INT && a->value.items[1].tag == VALUE_BYTES,
	       "expected [count, bytes, error], found %s", answered(a));
	return a->value.items;
}

/* It reads count bytes of the pattern, and gives an error if these are fewer than size. */
static void expect_read(struct arg m, int64_t offset, int64_t size, int64_t count)
{
	const struct value *found = read_at(m, offset, size);
	unsigned char *want = span_of(0, count);
	bool fails = found[2].tag != VALUE_NONE;

	expect(found[0].number == count,
	       "ReadAt(%lld bytes, %lld): expected %lld bytes, found %lld", (long long)size,
	       (long long)offset, (long long)count, (long long)found[0].number);
	pattern_fill(want, offset, (size_t)count);
	expect(found[1].size == (size_t)count && memcmp(found[1].data, want, (size_t)count) == 0,
	       "ReadAt(%lld bytes, %lld): expected the bytes of the file, found others",
	       (long long)size, (long long)offset);
	expect(fails || count == size, "ReadAt(%lld bytes, %lld): expected an error, found none",
	       (long long)size, (long long)offset);
}

static struct arg open_path(const char *path)
{
	return BYTES(path, strlen(path));
}

REQUIREMENT(go-exp-mmap.open.whole, map_path, "go-exp-mmap/1 go-exp-mmap/3",
	"Open() must map the whole file, and Len() must be its length, for files of any size "
	"including 0.")
{
	const int64_t sizes[] = { 1, page() - 1, page(), page() + 1, 3 * page() + 7, 0 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg m = result(CALL(map_path, path_argument(new_pattern_file(sizes[i]))));

		expect_map(m, 0, sizes[i]);
	}
}

REQUIREMENT(go-exp-mmap.open.missing, map_path, "go-exp-mmap/1 go-exp-mmap/2",
	"Open() of a path that leads to no file must fail with the error of the system and must "
	"leave no descriptor open.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());

	expect_int(CALL(length, result(CALL(map_path, path_argument(f)))), page());
	expect_errno(REFUSED(NONE, "OSError", map_path, open_path("/dev/null/x")), ENOTDIR);
	expect_errno(REFUSED(NONE, "OSError", map_path, open_path("")), ENOENT);
	unlink(f->path);
	note_action("unlink %s", f->path);
	expect_errno(REFUSED(NONE, "OSError", map_path, path_argument(f)), ENOENT);
}

REQUIREMENT(go-exp-mmap.open.directory, map_path, "go-exp-mmap/1 go-exp-mmap/2",
	"Open() of a directory must fail, whatever size the system reports for the directory.",
	.needs = NEEDS_LINUX_PROC)
{
	expect_int(CALL(length, result(CALL(map_path, path_argument(FILE_OF("x"))))), 1);
	REFUSED(NONE, "any", map_path, open_path("/"));
	REFUSED(NONE, "any", map_path, open_path("/proc")); /* its size is 0 */
}

REQUIREMENT(go-exp-mmap.open.unsized, length, "go-exp-mmap/1 go-exp-mmap/3",
	"Records the Len() of /dev/zero, whose reported size is 0.", .level = INFORMATIONAL)
{
	const struct answer *a = CALL(map_path, open_path("/dev/zero"));

	observe(a->ok ? CALL(length, result(a)) : a);
}

REQUIREMENT(go-exp-mmap.at.outside, get_item, "go-exp-mmap/4",
	"At() must panic for an index below 0 or from Len() on, and the reader must still work.")
{
	struct arg m = map_pattern(READ, page() + 3);

	expect_byte(CALL(get_item, m, I(0)), pattern_byte(0));
	expect_byte(CALL(get_item, m, I(page() + 2)), pattern_byte(page() + 2));
	REFUSED(m, "IndexError", get_item, m, I(-1));
	REFUSED(m, "IndexError", get_item, m, I(page() + 3));
	REFUSED(m, "IndexError", get_item, m, I(2 * page()));
	REFUSED(m, "IndexError", get_item, m, I(INT64_MIN));
	REFUSED(m, "IndexError", get_item, m, I(INT64_MAX));
}

REQUIREMENT(go-exp-mmap.close, close, "go-exp-mmap/6 go-exp-mmap/10",
	"After Close() no memory of the file must be mapped, ReadAt() must give an error and At() "
	"must panic.", .needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(READ, 2 * page());

	expect_read(m, 0, page(), page());
	expect_none(CALL(close, m));
	expect(map_entries(mapped_file()) == 0, "expected no map of the file in the process");
	expect_read(m, 0, page(), 0);
	REFUSED(NONE, "any", get_item, m, I(0));
}

REQUIREMENT(go-exp-mmap.close.twice, close, "go-exp-mmap/6",
	"Records the outcome of a second Close().", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, page());

	expect_none(CALL(close, m));
	observe(CALL(close, m));
}

REQUIREMENT(go-exp-mmap.close.length, length, "go-exp-mmap/3 go-exp-mmap/6",
	"Records the outcome of Len() after Close().", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, page());

	expect_none(CALL(close, m));
	observe(CALL(length, m));
}

REQUIREMENT(go-exp-mmap.read-at.full, native, "go-exp-mmap/5 go-exp-mmap/8 go-exp-mmap/9",
	"ReadAt() must fill its buffer with the bytes from its offset on, and must return the size "
	"of the buffer and no error, if the file goes on after them.")
{
	const int64_t size = 3 * page() + 7;
	struct arg m = map_pattern(READ, size);
	const int64_t offsets[] = { 0, 1, page() - 1, page(), 2 * page() + 5 };

	for (size_t i = 0; i < COUNT(offsets); i++) {
		expect_read(m, offsets[i], page(), page());
		expect(read_at(m, offsets[i], page())[2].tag == VALUE_NONE,
		       "expected no error from ReadAt() at %lld", (long long)offsets[i]);
	}
}

REQUIREMENT(go-exp-mmap.read-at.short, native, "go-exp-mmap/9 go-exp-mmap/10 go-exp-mmap/12",
	"ReadAt() of more bytes than there are must read all of them, return their number and give "
	"an error.")
{
	const int64_t size = page() + 7;
	struct arg m = map_pattern(READ, size);

	expect_read(m, 0, size + 1, size);
	expect_read(m, 0, 3 * page(), size);
	expect_read(m, page(), page(), 7);
	expect_read(m, size - 1, 2, 1);
	expect_read(m, size, 1, 0);
	expect_read(map_pattern(READ, 0), 0, 1, 0);
}

REQUIREMENT(go-exp-mmap.read-at.outside, native, "go-exp-mmap/9 go-exp-mmap/10",
	"ReadAt() with an offset below 0 or after the end must read nothing and give an error.")
{
	const int64_t size = page() + 7;
	const int64_t offsets[] = { -1,         -page(),       INT64_MIN, size + 1,
		                    2 * page(), INT64_MAX - 7, INT64_MAX };
	struct arg m = map_pattern(READ, size);

	for (size_t i = 0; i < COUNT(offsets); i++) {
		expect_read(m, 0, size - 1, size - 1);
		expect(read_at(m, offsets[i], 16)[0].number == 0, "expected nothing read at %lld",
		       (long long)offsets[i]);
		expect(read_at(m, offsets[i], 16)[2].tag != VALUE_NONE, "expected an error at %lld",
		       (long long)offsets[i]);
	}
}

REQUIREMENT(go-exp-mmap.read-at.to-end, native, "go-exp-mmap/8 go-exp-mmap/13",
	"ReadAt() up to exactly the end must fill its buffer, with io.EOF or without an error.")
{
	const int64_t size = page() + 7;
	struct arg m = map_pattern(READ, size);
	const int64_t offsets[] = { 0, 1, page(), size - 1 };

	for (size_t i = 0; i < COUNT(offsets); i++) {
		const int64_t rest = size - offsets[i];
		const struct value *error = &read_at(m, offsets[i], rest)[2];

		expect_read(m, offsets[i], rest, rest);
		expect(error->tag == VALUE_NONE || (error->tag == VALUE_TEXT && error->size == 3 &&
		                                    memcmp(error->data, "EOF", 3) == 0),
		       "expected no error or EOF at %lld", (long long)offsets[i]);
		observe_text("%s", error->tag == VALUE_NONE ? "nil" : "io.EOF");
	}
}

REQUIREMENT(go-exp-mmap.read-at.nothing, native, "go-exp-mmap/9 go-exp-mmap/10",
	"Records the outcome of ReadAt() with an empty buffer at the end, after the end and after "
	"Close().", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, 7);
	bool end, after;

	expect_read(m, 0, 0, 0);
	end = read_at(m, 7, 0)[2].tag == VALUE_NONE;
	after = read_at(m, 8, 0)[2].tag == VALUE_NONE;
	expect_none(CALL(close, m));
	observe_text("%s, %s, %s", end ? "nil" : "error", after ? "nil" : "error",
	             read_at(m, 0, 0)[2].tag == VALUE_NONE ? "nil" : "error");
}

REQUIREMENT(go-exp-mmap.read-at.any-order, native, "go-exp-mmap/8 go-exp-mmap/14",
	"What ReadAt() reads must not depend on where earlier calls read.")
{
	const int64_t size = 4 * page() + 7;
	struct arg m = map_pattern(READ, size);

	for (int64_t offset = size - 9; offset >= 0; offset -= page() - 1) {
		expect_read(m, offset, 9, 9);
		expect_read(m, offset, 9, 9);
		expect_read(m, size - 3, 9, 3);
	}
	expect_read(m, 0, size - 1, size - 1);
}

/* The answer is a list of count items, each the first size bytes of the pattern. */
static void expect_patterns(const struct answer *a, size_t count, int64_t size)
{
	unsigned char *want = span_of(0, size);

	expect(a->ok && a->value.tag == VALUE_LIST && a->value.count == count,
	       "expected a list of %zu items, found %.80s", count, answered(a));
	pattern_fill(want, 0, (size_t)size);
	for (size_t i = 0; i < count; i++)
		expect(a->value.items[i].size == (size_t)size &&
		           memcmp(a->value.items[i].data, want, (size_t)size) == 0,
		       "call %zu: expected the bytes of the file, found others", i);
}

REQUIREMENT(go-exp-mmap.read-at.parallel, native, "go-exp-mmap/15",
	"Calls of ReadAt() in parallel on one reader must each read the bytes of the file.")
{
	const int64_t size = 16 * page() + 7;

	expect_patterns(CALL(native, T("read_at_parallel"), map_pattern(READ, size), I(16)), 16,
	                size);
}

REQUIREMENT(go-exp-mmap.read-at.retains-nothing, native, "go-exp-mmap/16",
	"A buffer that ReadAt() filled must be the caller's own: a change of it must not show in "
	"the next ReadAt(), which must not change it.")
{
	const int64_t size = page() + 7;
	const struct answer *a =
	    CALL(native, T("read_at_retained"), map_pattern(READ, size), I(0), I(size));
	unsigned char *zeros = span_of(0, size), *want = span_of(0, size);

	pattern_fill(want, 0, (size_t)size);
	expect(a->ok && a->value.tag == VALUE_LIST && a->value.count == 2 &&
	           a->value.items[0].size == (size_t)size && a->value.items[1].size == (size_t)size,
	       "expected two buffers of %lld bytes, found %.80s", (long long)size, answered(a));
	expect(memcmp(a->value.items[0].data, zeros, (size_t)size) == 0,
	       "the second ReadAt() changed the buffer of the first");
	expect(memcmp(a->value.items[1].data, want, (size_t)size) == 0,
	       "a change of the first buffer shows in the second ReadAt()");
}

REQUIREMENT(go-exp-mmap.read-at.section, native, "go-exp-mmap/5 go-exp-mmap/10 go-exp-mmap/14",
	"An io.SectionReader of a reader must give the bytes of its section, up to the end of the "
	"file.")
{
	const int64_t size = 2 * page() + 7;
	const struct {
		int64_t offset, size, want;
	} sections[] = {
		{ 0, size, size },  { page() - 1, 9, 9 },    { 5, size, size - 5 },
		{ size - 1, 1, 1 }, { size - 1, page(), 1 }, { size, 1, 0 },
	};
	struct arg m = map_pattern(READ, size);

	for (size_t i = 0; i < COUNT(sections); i++) {
		unsigned char *want = span_of(0, sections[i].want);

		pattern_fill(want, sections[i].offset, (size_t)sections[i].want);
		expect_bytes(CALL(native, T("section"), m, I(sections[i].offset),
		                  I(sections[i].size)),
		             want, (size_t)sections[i].want);
	}
}
