/* SPDX-License-Identifier: MIT */
/* The last page of a file that ends within it: what stands behind the end. */
#include "span.h"

#include <unistd.h>

/* A map of two pages whose file was cut to ten bytes of the second. */
static struct arg map_cut(enum mode mode)
{
	struct arg m = map_pattern(mode, 2 * page());

	file_truncate(mapped_file(), page() + 10);
	return m;
}

REQUIREMENT(universal, tail_accessible,
	.id = "universal.tail.accessible",
	.level = INFORMATIONAL,
	.sources = "posix/20",
	.about = OP_get_slice,
	.may_fault = true,
	.statement = "The page that holds the new end of a file that was cut stays accessible.")
{
	observe_text("%s", outcome(CALL(get_slice, map_cut(READ), I(page()), I(2 * page()))));
}

REQUIREMENT(universal, tail_zeros,
	.id = "universal.tail.zeros",
	.level = INFORMATIONAL,
	.sources = "posix/21",
	.about = OP_get_slice,
	.may_fault = true,
	.statement = "In the last page the bytes behind the end of the file read as zeros.")
{
	const struct answer *a = CALL(get_slice, map_cut(READ), I(page() + 10), I(2 * page()));

	observe_text("%s", a->ok ? "zeros" : a->kind);
	for (size_t i = 0; a->ok && i < a->value.size; i++)
		if (a->value.data[i] != 0)
			observe_text("other bytes");
}

REQUIREMENT(universal, tail_stores,
	.id = "universal.tail.stores",
	.level = INFORMATIONAL,
	.sources = "posix/22",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED | NEEDS_GROWTH,
	.may_fault = true,
	.statement = "What is stored in the last page behind the end never becomes part of the "
		     "file.")
{
	struct arg m = map_cut(WRITE);
	const struct answer *a =
	    CALL(set_slice, m, I(page() + 20), I(page() + 24), NONE, B("tail"));
	char found[4] = { 0 };

	expect_file_size(mapped_file(), page() + 10);
	file_truncate(mapped_file(), 2 * page());
	if (pread(mapped_file()->fd, found, sizeof(found), page() + 20) != sizeof(found))
		broken("cannot read the test's own file: %s", strerror(errno));
	observe_text("%s, %s", outcome(a),
	             memcmp(found, "tail", 4) == 0 ? "part of the file" : "gone");
}
