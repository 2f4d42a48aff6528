/* SPDX-License-Identifier: MIT */
/* Making and ending an MmFile of D. */
#include "d_mmfile.h"
#include "durable.h"

REQUIREMENT(d_mmfile, name_alone,
	.id = "d-mmfile.name-alone",
	.level = REQUIRED,
	.sources = "d-mmfile/1 d-mmfile/5 d-mmfile/17 d-mmfile/18",
	.about = OP_native,
	.statement = "The constructor that takes a name alone opens the whole file for reading.")
{
	struct file *f = new_pattern_file(2 * page() + 5);
	struct arg m = result(CALL(native, T("open"), path_argument(f)));

	expect_int(CALL(length, m), 2 * page() + 5);
	expect_pattern(m, 0, 2 * page() + 5, 0);
	expect_text(CALL(native, T("mode"), m), "read");
}

REQUIREMENT(d_mmfile, whole,
	.id = "d-mmfile.size.whole-file",
	.level = REQUIRED,
	.sources = "d-mmfile/9 d-mmfile/16 d-mmfile/18",
	.about = OP_length,
	.needs = NEEDS_SHARED,
	.statement = "A size of 0 maps the file as it is, in every mode.")
{
	for (enum mode mode = READ; mode <= COPY; mode++) {
		struct file *f = new_pattern_file(3 * page() + 5);
		struct arg m = result(make(f, mode, I(0)));

		expect_int(CALL(length, m), 3 * page() + 5);
		expect_pattern(m, 0, 3 * page() + 5, 0);
		expect_file_size(f, 3 * page() + 5);
	}
}

REQUIREMENT(d_mmfile, grows,
	.id = "d-mmfile.size.grows",
	.level = REQUIRED,
	.sources = "d-mmfile/3 d-mmfile/8",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED | NEEDS_GROWTH,
	.statement = "readWrite with a size makes a smaller file that large, and keeps its bytes.")
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

REQUIREMENT(d_mmfile, too_large,
	.id = "d-mmfile.size.too-large",
	.level = REQUIRED,
	.sources = "d-mmfile/8 d-mmfile/13",
	.about = OP_get_slice,
	.needs = NEEDS_SHARED,
	.statement = "A size that no file can have is an error, and the file is as it was.")
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

REQUIREMENT(d_mmfile, read_beyond,
	.id = "d-mmfile.size.read-beyond",
	.level = REQUIRED,
	.sources = "d-mmfile/1 d-mmfile/8 d-mmfile/20",
	.about = OP_get_item,
	.statement = "read with a size beyond the file's end is an error, or makes an object of "
		     "which every byte can be read.")
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

REQUIREMENT(d_mmfile, created,
	.id = "d-mmfile.read-write.creates",
	.level = REQUIRED,
	.sources = "d-mmfile/3 d-mmfile/8",
	.about = OP_map_path,
	.needs = NEEDS_SHARED | NEEDS_GROWTH,
	.statement = "readWrite makes a file where there is none.")
{
	struct file *f = missing_file();
	struct arg m = result(make(f, WRITE, I(page()))), again;

	store(m, page() - 4, "abcd");
	expect_ok(CALL(destroy, m));
	again = result(make(f, READ, I(0)));
	expect_int(CALL(length, again), page());
	expect_text_at(again, page() - 4, "abcd");
}

REQUIREMENT(d_mmfile, missing,
	.id = "d-mmfile.missing",
	.level = REQUIRED,
	.sources = "d-mmfile/1 d-mmfile/4 d-mmfile/13",
	.about = OP_map_path,
	.statement = "read and readCopyOnWrite want a file that exists, and make none.")
{
	struct file *f = missing_file();

	expect_ok(CALL(map_path, path_argument(FILE_OF("abcdef")), I(0), I(READ)));
	expect_errno(CALL(map_path, path_argument(f), I(0), I(READ)), ENOENT);
	expect_errno(CALL(map_path, path_argument(f), I(6), I(COPY)), ENOENT);
	expect(access(f->path, F_OK) != 0, "expected no file, found one");
}

REQUIREMENT(d_mmfile, new_file,
	.id = "d-mmfile.new",
	.level = REQUIRED,
	.sources = "d-mmfile/2 d-mmfile/8",
	.about = OP_native,
	.needs = NEEDS_SHARED | NEEDS_GROWTH,
	.statement = "readWriteNew leaves nothing of the file that was there.")
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = result(CALL(native, T("create"), source_of(f), I(2 * page())));

	expect_int(CALL(length, m), 2 * page());
	expect_filled(m, 0, 2 * page(), 0);
	store(m, page() - 2, "abcd");
	expect_text_at(m, page() - 2, "abcd");
}

REQUIREMENT(d_mmfile, mode,
	.id = "d-mmfile.mode",
	.level = REQUIRED,
	.sources = "d-mmfile/17",
	.about = OP_native,
	.needs = NEEDS_SHARED,
	.statement = "mode tells the mode that the object was made with.")
{
	static const char *const names[] = { [READ] = "read", "readWrite", "readCopyOnWrite" };

	for (enum mode mode = READ; mode <= COPY; mode++)
		expect_text(CALL(native, T("mode"), map_pattern(mode, page())), names[mode]);
}

REQUIREMENT(d_mmfile, closes,
	.id = "d-mmfile.closes",
	.level = REQUIRED,
	.sources = "d-mmfile/6 d-mmfile/15",
	.about = OP_get_slice,
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED,
	.statement = "The destructor closes the file that was opened by its name, and leaves open "
		     "the caller's own.")
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
		expect(descriptors() == before, "expected %d descriptors, found %d", before,
		       descriptors());
	}
}

REQUIREMENT(d_mmfile, failed_spares,
	.id = "d-mmfile.failed.spares-file",
	.level = REQUIRED,
	.sources = "d-mmfile/6 d-mmfile/13",
	.about = OP_map_fd,
	.needs = NEEDS_SHARED,
	.statement = "A constructor that fails leaves the caller's File open, a nameless one too.")
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

REQUIREMENT(d_mmfile, destroyed,
	.id = "durable.d-mmfile.destroyed",
	.level = REQUIRED,
	.sources = "d-mmfile/6 d-mmfile/14",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED | NEEDS_POWER,
	.statement = "The destructor flushes: what was written before survives a power cut.")
{
	const int64_t sizes[] = { 1, 3 * page() + 5, 16 * page() };

	while (power_sample(COUNT(sizes))) {
		int64_t size = sizes[power_number()];
		struct file *f = power_file(size);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill(m, 0, size, 'x');
		expect_ok(CALL(destroy, m));
		if (power_cut())
			expect_survived(f, 0, size, 'x');
	}
}
