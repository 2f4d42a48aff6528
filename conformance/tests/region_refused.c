/* SPDX-License-Identifier: MIT */
/* Files that no region can be made of, and memory that cannot be had. */
#include "region.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Show that a region can be made of f, and end it. */
static void expect_shown(const struct file *f, int64_t size)
{
	struct arg region = result(CALL(region_open, path_argument(f), I(0), I(size)));

	expect_int(CALL(region_size, region), size);
	expect_ok(CALL(destroy, region));
	settle();
}

REQUIREMENT(region.open.missing, region_open, "map-region-source/7 posix/30",
	"A path where no file is gives the system's error, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	char path[600];

	expect_shown(f, page());
	snprintf(path, sizeof(path), "%s-missing", f->path);
	expect_errno(REGION_REFUSED(f, "OSError", BYTES(path, strlen(path)), I(0), I(page())),
	             ENOENT);
}

REQUIREMENT(region.open.unreadable, region_open, "map-region-source/7 posix/30",
	"A file that may not be read gives the system's error, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC, .unprivileged = true)
{
	struct file *f = new_pattern_file(page());

	expect_shown(f, page());
	if (fchmod(f->fd, 0) != 0)
		broken("cannot take the permissions of %s: %s", f->path, strerror(errno));
	note_action("mode %s 0", f->path);
	expect_errno(REGION_REFUSED(f, "OSError", path_argument(f), I(0), I(page())), EACCES);
}

REQUIREMENT(region.open.directory, region_open, "map-region-source/7 posix/30",
	"A directory gives an error with the system's number, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	char path[512];
	const struct answer *a;

	expect_shown(f, page());
	snprintf(path, sizeof(path), "%s", f->path);
	*strrchr(path, '/') = '\0';
	a = REGION_REFUSED(f, "OSError", BYTES(path, strlen(path)), I(0), I(page()));
	expect(a->number != 0, "expected an error number with %s", a->message);
}

REQUIREMENT(region.open.no-memory, region_open, "map-region/24 posix/33",
	"Without address space for it a region is an error, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC | NEEDS_GROWTH)
{
	const int64_t huge = (int64_t)1 << 40;
	struct file *f = new_pattern_file(page());

	expect_shown(f, page());
	make_huge(f, huge);
	limit(RLIMIT_AS, (uint64_t)huge / 2);
	REGION_REFUSED(f, "any", path_argument(f), I(0), I(huge));
	expect_int(CALL(region_size, result(CALL(region_open, path_argument(f), I(0), I(page())))),
	           page());
}
