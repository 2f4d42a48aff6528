/* SPDX-License-Identifier: MIT */
/* Making and ending an MmFile of D. */
#include "d_mmfile.h"
#include "durable.h"

REQUIREMENT(d-mmfile.name-alone, native, "d-mmfile/1 d-mmfile/5 d-mmfile/17 d-mmfile/18",
	"The constructor that takes a name alone opens the whole file for reading.")
{
	struct file *f = new_pattern_file(2 * page() + 5);
	struct arg m = result(CALL(native, T("open"), path_argument(f)));

	expect_map(m, 0, 2 * page() + 5);
	expect_text(CALL(native, T("mode"), m), "read");
}

REQUIREMENT(d-mmfile.size.whole-file, length, "d-mmfile/9 d-mmfile/16 d-mmfile/18",
	"A size of 0 maps the file as it is, in every mode.", .needs = NEEDS_SHARED)
{
	for (enum mode mode = READ; mode <= COPY; mode++) {
		struct file *f = new_pattern_file(3 * page() + 5);
		struct arg m = result(make(f, mode, I(0)));

		expect_map(m, 0, 3 * page() + 5);
		expect_file_size(f, 3 * page() + 5);
	}
}

REQUIREMENT(d-mmfile.size.grows, set_slice, "d-mmfile/3 d-mmfile/8",
	"readWrite with a size makes a smaller file that large, and keeps its bytes.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(page() + 5);
	struct arg m = result(make(f, WRITE, I(4 * page() + 1)));

	expect_file_size(f, 4 * page() + 1);
	expect_int(CALL(length, m), 4 * page() + 1);
	expect_pattern(m, 0, page() + 5, 0);
	expect_filled(m, page() + 5, 3 * page() - 4, 0);
	store(m, 4 * page() - 3, "abcd");
	EXPECT_FILE(f, 4 * page() - 3, "abcd");
}

REQUIREMENT(d-mmfile.size.too-large, get_slice, "d-mmfile/8 d-mmfile/13",
	"A size that no file can have is an error, and the file is as it was.",
	.needs = NEEDS_SHARED)
{
	static const char *const sizes[] = { "18446744073709551615", "9223372036854775808" };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct file *f = FILE_OF("abcdef");

		expect_text_at(result(make(f, WRITE, I(0))), 0, "abcdef");
		if (offers(OP_map_path))
			REFUSED(NONE, "OSError", map_path, source_of(f), BIG(sizes[i]), I(WRITE));
		else
			REFUSED(NONE, "OSError", map_fd, source_of(f), BIG(sizes[i]),
			        NAMED("access", I(WRITE)));
	}
}

REQUIREMENT(d-mmfile.size.read-beyond, get_item, "d-mmfile/1 d-mmfile/8 d-mmfile/20",
	"read with a size beyond the file's end is an error, or makes an object of which every "
	"byte can be read.")
{
	struct file *f = new_pattern_file(page());
	const int64_t size = 3 * page();
	const struct answer *a;

	expect_int(CALL(get_item, result(make(f, READ, I(page()))), I(page() - 1)),
	           pattern_byte(page() - 1));
	a = make(f, READ, I(size));
	if (a->ok)
		expect_ok(CALL(get_item, result(a), I(size - 1)));
	expect_file_size(f, page());
}

REQUIREMENT(d-mmfile.read-write.creates, map_path, "d-mmfile/3 d-mmfile/8",
	"readWrite makes a file where there is none.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = missing_file();
	struct arg m = result(make(f, WRITE, I(page()))), again;

	store(m, page() - 4, "abcd");
	expect_ok(CALL(destroy, m));
	again = result(make(f, READ, I(0)));
	expect_int(CALL(length, again), page());
	expect_text_at(again, page() - 4, "abcd");
}

REQUIREMENT(d-mmfile.missing, map_path, "d-mmfile/1 d-mmfile/4 d-mmfile/13",
	"read and readCopyOnWrite want a file that exists, and make none.")
{
	struct file *f = missing_file();

	expect_ok(CALL(map_path, path_argument(FILE_OF("abcdef")), I(0), I(READ)));
	expect_errno(CALL(map_path, path_argument(f), I(0), I(READ)), ENOENT);
	expect_errno(CALL(map_path, path_argument(f), I(6), I(COPY)), ENOENT);
	expect(access(f->path, F_OK) != 0, "expected no file, found one");
}

REQUIREMENT(d-mmfile.new, native, "d-mmfile/2 d-mmfile/8",
	"readWriteNew leaves nothing of the file that was there.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = result(CALL(native, T("create"), source_of(f), I(2 * page())));

	expect_int(CALL(length, m), 2 * page());
	expect_filled(m, 0, 2 * page(), 0);
	store_seen(m, page() - 2, "abcd");
}

REQUIREMENT(d-mmfile.mode, native, "d-mmfile/17",
	"mode tells the mode that the object was made with.", .needs = NEEDS_SHARED)
{
	static const char *const names[] = { [READ] = "read", "readWrite", "readCopyOnWrite" };

	for (enum mode mode = READ; mode <= COPY; mode++)
		expect_text(CALL(native, T("mode"), map_pattern(mode, page())), names[mode]);
}

REQUIREMENT(d-mmfile.closes, get_slice, "d-mmfile/6 d-mmfile/15",
	"The destructor closes the file that was opened by its name, and leaves open the caller's "
	"own.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg source = source_of(f), m;
	int before = descriptors();

	for (enum mode mode = READ; mode <= COPY; mode++) {
		if (offers(OP_map_path))
			m = result(CALL(map_path, source, I(0), I(mode)));
		else
			m = result(CALL(map_fd, source, I(0), NAMED("access", I(mode))));
		expect_pattern(m, 0, page(), 0);
		expect_ok(CALL(destroy, m));
		expect_descriptors(before);
	}
}

REQUIREMENT(d-mmfile.failed.spares-file, map_fd, "d-mmfile/6 d-mmfile/13",
	"A constructor that fails leaves the caller's File open, a nameless one too.",
	.needs = NEEDS_SHARED)
{
	struct arg files[] = { open_file(FILE_OF("abcdef"), "rw"), special_file("memfd") };

	for (size_t i = 0; i < COUNT(files); i++) {
		struct arg m = result(CALL(map_fd, files[i], I(0), NAMED("access", I(READ))));

		expect_ok(CALL(destroy, m));
		expect_error(CALL(map_fd, files[i], BIG("18446744073709551615"),
		                  NAMED("access", I(READ))),
		             "OSError");
		settle();
		expect_true(CALL(file_works, files[i]));
	}
}

REQUIREMENT(durable.d-mmfile.destroyed, set_slice, "d-mmfile/6 d-mmfile/14",
	"The destructor flushes: what was written before survives a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t sizes[] = { 1, 3 * page() + 5, 16 * page() };

	expect_whole_survives(sizes, COUNT(sizes), map_writable, OP_destroy);
}
