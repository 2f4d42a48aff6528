/* SPDX-License-Identifier: MIT
 *
 * Objects that share the memory of a map: slices, views, duplicates.  Each kind that a language has
 * is tried; impl/protocol/README.md names the natives. */
#include "kinds.h"

/* Do it with each kind of object that can be derived. */
static void each_kind(void (*with)(const char *kind))
{
	const char *rest = kinds_of("derive_kinds"), *kind;

	while ((kind = next_kind(&rest)) != NULL)
		with(kind);
}

static const struct answer *derive(struct arg m, const char *kind)
{
	return CALL(native, T("derive"), m, T(kind));
}

/* One byte at its beginning; whether it may is what the tests are about. */
static const struct answer *store_byte(struct arg d)
{
	return CALL(set_slice, d, I(0), I(1), NONE, B("#"));
}

static void store_read_only(const char *kind)
{
	struct arg m = map_pattern(READ, page());
	const struct answer *d = derive(m, kind), *a;

	expect_pattern(m, 0, page(), 0);
	if (!d->ok)
		return; /* nothing writable can be had of it */
	a = store_byte(result(d));
	expect(!a->ok, "%s of a read-only map: expected a store to fail, found %s", kind,
	       answered(a));
	expect_file_pattern(mapped_file(), 0, page());
}

REQUIREMENT(derived.read-only, native, "universal/30 universal/58",
	"A store through an object that shares the memory of a read-only map must be refused.")
{
	each_kind(store_read_only);
}

static void store_shared(const char *kind)
{
	struct arg m = map_pattern(WRITE, page()), d = result(derive(m, kind));
	const struct answer *a;

	expect_pattern(d, 0, 1, 0);
	a = store_byte(d);
	if (a->ok)
		EXPECT_FILE(mapped_file(), 0, "#");
	else
		expect_file_pattern(mapped_file(), 0, page());
}

REQUIREMENT(derived.shared, native, "universal/31",
	"What is stored through an object that shares the memory of a shared map must be in the "
	"file.", .needs = NEEDS_SHARED)
{
	each_kind(store_shared);
}

static void store_private(const char *kind)
{
	struct arg m = map_pattern(COPY, page()), d = result(derive(m, kind));
	const struct answer *a = store_byte(d);

	if (a->ok)
		expect_text_at(d, 0, "#");
	expect_file_pattern(mapped_file(), 0, page());
}

REQUIREMENT(derived.private, native, "universal/29",
	"What is stored through an object that shares the memory of a copy-on-write map must stay "
	"out of the file.")
{
	each_kind(store_private);
}
