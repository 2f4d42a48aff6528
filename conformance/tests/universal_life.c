/* SPDX-License-Identifier: MIT
 *
 * What any mapping takes from its process and gives back, and that maps do not harm each other. */
#include "span.h"

REQUIREMENT(universal.maps.independent, get_slice, "universal/39",
	"Destroying one map of a file leaves the others of that file readable.")
{
	struct file *f = new_pattern_file(2 * page() + 1);
	enum mode mode = READ;
	struct arg first = map_file(f, READ, 0, 0), second = map_readable(f, &mode, page());
	struct arg third = map_file(f, READ, 0, 0);

	destroy(first);
	expect_pattern(second, 0, page(), 0);
	destroy(third);
	expect_pattern(second, 0, page(), 0);
}

/* A region ends with its clients, whatever is destroyed. */
static void need_end(void)
{
	if (claims("map-region") && !offers(OP_close) && !offers(OP_unmap))
		skip("a region ends with its clients");
}

/* Close m in the way of its document; one without a method for that ends with its object. */
static void end(struct arg m)
{
	need_end();
	if (offers(OP_close))
		expect_ok(CALL(close, m));
	else if (offers(OP_unmap))
		expect_ok(CALL(unmap, m));
	else
		expect_ok(CALL(destroy, m));
	settle();
}

/* How many descriptors of the caller's own come with a map: none, where the implementation
 * opens the file itself. */
static int own_descriptors(void)
{
	return offers(OP_map_fd) || offers(OP_go_map_region) ? 1 : 0;
}

REQUIREMENT(universal.end.memory, get_slice, "universal/40",
	"A map that was closed leaves none of its memory in the process.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(READ, 2 * page());

	expect_pattern(m, 0, 2 * page(), 0);
	if (map_entries(mapped_file()) == 0)
		skip("the file is not to be seen among the process's maps");
	end(m);
	expect_maps(mapped_file(), 0);
}

/* A closed map has an item and a slice no more. */
static void expect_ended(enum operation op, const struct arg *args)
{
	const struct answer *a;

	expect_pattern(args[0], 0, page(), 0);
	if (!offers(OP_close) && !offers(OP_unmap))
		skip("a map ends with its object");
	end(args[0]);
	a = suite_call(op, args);
	observe(a);
	if (a->ok && op == OP_get_slice)
		expect_bytes(a, "", 0);
	else
		expect_error(a, "any");
}

REQUIREMENT(universal.end.item, get_item, "universal/40",
	"Reading an item of a closed map must fail or raise a signal.", .may_fault = true)
{
	struct arg m = map_pattern(READ, page());

	expect_byte(CALL(get_item, m, I(1)), pattern_byte(1));
	expect_ended(OP_get_item, (const struct arg[]){ m, I(1), { .end = true } });
}

REQUIREMENT(universal.end.slice, get_slice, "universal/40",
	"Reading a slice of a closed map must fail, give no bytes or raise a signal.", .may_fault = true)
{
	expect_ended(OP_get_slice, (const struct arg[]){
	                               map_pattern(READ, page()), I(1), I(4), { .end = true } });
}

REQUIREMENT(universal.end.destroyed, get_slice, "universal/24 universal/42",
	"A map destroyed without being closed gives its memory back as well.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(READ, 2 * page());

	need_end();
	expect_pattern(m, 0, 2 * page(), 0);
	if (map_entries(mapped_file()) == 0)
		skip("the file is not to be seen among the process's maps");
	destroy(m);
	expect_maps(mapped_file(), 0);
}

REQUIREMENT(universal.end.descriptors, get_slice, "universal/41",
	"A map that was closed holds no descriptor of its own.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	struct arg m;
	int before;

	end(map_file(f, READ, 0, 0));
	before = descriptors();
	m = map_file(f, READ, 0, 0);
	expect_pattern(m, 0, page(), 0);
	end(m);
	/* The file that the caller opened is left.  Wine may close what it opened for a handle. */
	before += own_descriptors();
	if (!on_windows() || descriptors() > before)
		expect_descriptors(before);
}

REQUIREMENT(universal.end.destroyed-descriptors, get_slice, "universal/24 universal/42",
	"Maps that were destroyed leave no descriptor of their own open.",
	.needs = NEEDS_LINUX_PROC)
{
	enum { ROUNDS = 5 };
	struct file *f = new_pattern_file(page());
	int before;

	need_end();
	expect_pattern(map_file(f, READ, 0, 0), 0, page(), 0);
	before = descriptors();
	for (int i = 0; i < ROUNDS; i++) {
		struct arg m = map_file(f, READ, 0, 0);

		expect_pattern(m, 0, page(), 0);
		expect_ok(CALL(destroy, m));
	}
	settle();
	/* Each round left the file that the caller opened, and nothing else. */
	before += ROUNDS * own_descriptors();
	expect(descriptors() <= before, "expected at most %d descriptors, found %d", before,
	       descriptors());
}

REQUIREMENT(universal.end.destroyed-path, map_path, "universal/24 universal/42",
	"A map that was made from a path and destroyed without being closed gives back its memory "
	"and its descriptors.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	enum mode mode = WRITE;
	struct arg whole = map_readable(f, &mode, 0);
	struct arg m = result(CALL(map_path, path_argument(f), I(page()), I(mode), I(0)));
	int before;

	expect_ok(CALL(destroy, whole));
	expect_pattern(m, 0, page(), 0);
	destroy(m);
	expect_maps(f, 0);
	before = descriptors();
	expect_ok(
	    CALL(destroy, result(CALL(map_path, path_argument(f), I(page()), I(mode), I(0)))));
	settle();
	expect_descriptors(before);
}
