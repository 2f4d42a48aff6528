/* SPDX-License-Identifier: MIT */
/* GMappedFile of GLib: a whole file, private, for as long as somebody refers to it. */
#include "span.h"

#include <sys/stat.h>

static struct arg by_name(const struct file *f, enum mode mode)
{
	return result(CALL(map_path, path_argument(f), NAMED("access", I(mode))));
}

static struct arg by_descriptor(const struct file *f, const char *open, enum mode mode)
{
	return result(CALL(map_fd, open_file(f, open), NAMED("access", I(mode))));
}

REQUIREMENT(glib.open.name, map_path, "glib/1 glib/11 glib/12 glib/13",
	"A file mapped by its name is there from its first byte to its last, writable or not, "
	"whatever its size.")
{
	const int64_t sizes[] = { 1, page() - 1, page(), 3 * page() + 7 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct file *f = new_pattern_file(sizes[i]);

		expect_pattern(by_name(f, READ), 0, sizes[i], 0);
		expect_pattern(by_name(f, COPY), 0, sizes[i], 0);
		expect_int(CALL(length, by_name(f, READ)), sizes[i]);
	}
}

REQUIREMENT(glib.open.descriptor, map_fd, "glib/2 glib/3 glib/11 glib/12",
	"A file mapped by its descriptor is all there, and one that was opened for reading can be "
	"mapped writable.")
{
	const int64_t size = 2 * page() + 7;
	struct file *f = new_pattern_file(size);
	struct arg m = by_descriptor(f, "r", COPY);

	expect_map(m, 0, size);
	expect_pattern(by_descriptor(f, "rw", READ), 0, size, 0);
	store_seen(m, size - 4, "abcd");
	expect_file_pattern(f, 0, size);
}

REQUIREMENT(glib.writable.private, set_slice, "glib/3 glib/5 glib/6",
	"What is stored in a writable mapping is kept there, and shows neither in the file nor to "
	"another process.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg one = by_name(f, COPY), other;

	store(one, page() - 2, "abcd");
	use_adapter(1);
	other = by_name(f, COPY);
	expect_pattern(other, 0, 2 * page(), 0);
	store(other, 0, "wxyz");
	use_adapter(0);
	expect_pattern(one, 0, page() - 2, 0);
	expect_text_at(one, page() - 2, "abcd");
	expect_file_pattern(f, 0, 2 * page());
}

REQUIREMENT(glib.writable.readable-file, map_path, "glib/3 glib/6",
	"A file that may only be read, mapped writable by its name.", .level = INFORMATIONAL,
	.unprivileged = true)
{
	struct file *f = new_pattern_file(page());

	if (chmod(f->path, 0444) != 0)
		broken("cannot change the file's mode: %s", strerror(errno));
	note_action("mode %s 444", f->path);
	observe(CALL(map_path, path_argument(f), NAMED("access", I(COPY))));
}

REQUIREMENT(glib.file-changed, get_slice, "glib/7",
	"What is written to a file shows in a mapping of it, or not.", .level = INFORMATIONAL)
{
	struct file *f = FILE_OF("before");
	struct arg m = by_name(f, READ);

	file_store(f, 0, "after ", 6);
	observe(CALL(get_slice, m, I(0), I(6)));
}

REQUIREMENT(glib.empty, length, "glib/8 glib/11 glib/12",
	"An empty file gives an empty mapping, by name and by descriptor, writable or not.")
{
	struct file *f = new_file("", 0);
	const struct arg maps[] = { by_name(f, READ), by_name(f, COPY), by_descriptor(f, "r", READ),
		                    by_descriptor(f, "r", COPY) };

	expect_int(CALL(length, by_name(FILE_OF("x"), READ)), 1);
	for (size_t i = 0; i < COUNT(maps); i++) {
		expect_int(CALL(length, maps[i]), 0);
		expect_bytes(CALL(get_slice, maps[i]), "", 0);
		expect_ok(CALL(destroy, maps[i]));
	}
}

/* The error of that call has that code. */
static void expect_code(const struct answer *a, const char *code)
{
	expect_error(a, "OSError");
	expect(strcmp(a->native, code) == 0, "%s: expected %s, found %s", asked(a), code,
	       a->native);
}

REQUIREMENT(glib.empty.device, map_path, "glib/9 glib/10",
	"A device of size 0 is G_FILE_ERROR_INVAL, by name and by descriptor.")
{
	expect_int(CALL(length, by_name(FILE_OF("x"), READ)), 1);
	expect_code(REFUSED(NONE, "OSError", map_path, B("/dev/null")), "G_FILE_ERROR_INVAL");
	expect_code(REFUSED(NONE, "OSError", map_fd, special_file("null")), "G_FILE_ERROR_INVAL");
}

REQUIREMENT(glib.failed, map_path, "glib/10",
	"What cannot be opened or mapped is an error with the code of its reason, and leaves "
	"nothing behind.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = FILE_OF("x");

	expect_int(CALL(length, by_name(f, READ)), 1);
	expect_code(REFUSED(NONE, "OSError", map_path, B("/dev/null/x")), "G_FILE_ERROR_NOTDIR");
	expect_code(REFUSED(NONE, "OSError", map_path, B("/")), "G_FILE_ERROR_NODEV");
	expect_code(REFUSED(NONE, "OSError", map_path, B("/"), NAMED("access", I(COPY))),
	            "G_FILE_ERROR_ISDIR");
	expect_code(REFUSED(NONE, "OSError", map_fd, special_file("closed")), "G_FILE_ERROR_BADF");
	expect_code(REFUSED(NONE, "OSError", map_fd, open_file(f, "w")), "G_FILE_ERROR_ACCES");
	expect_maps(f, 1);
}

REQUIREMENT(glib.references, close, "glib/14 glib/15",
	"The memory stays until the last reference is dropped, and then goes.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = by_name(f, READ), again = result(CALL(native, T("ref"), m));

	expect_ok(CALL(close, m));
	expect_pattern(again, 0, 2 * page(), 0);
	expect_maps(f, 1);
	expect_ok(CALL(close, again));
	expect_maps(f, 0);
}

REQUIREMENT(glib.bytes, export, "glib/15 glib/16",
	"A GBytes of a mapping, and a part of it, hold the file's bytes and keep the memory when "
	"the mapping's own reference is dropped.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page() + 5);
	struct arg m = by_name(f, READ), whole = result(CALL(export, m));
	struct arg part = result(CALL(export, m, I(page() - 1), I(page() + 3)));

	expect_int(CALL(length, whole), 2 * page() + 5);
	expect_ok(CALL(close, m));
	expect_pattern(whole, 0, 2 * page() + 5, 0);
	expect_ok(CALL(view_release, whole));
	expect_map(part, page() - 1, 4);
	expect_maps(f, 1);
	expect_ok(CALL(view_release, part));
	expect_maps(f, 0);
}
