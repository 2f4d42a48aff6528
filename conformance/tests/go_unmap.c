/* SPDX-License-Identifier: MIT */
/* The end of a map for Go. */
#include "go.h"

REQUIREMENT(go, unmap,
	.id = "go.unmap",
	.level = REQUIRED,
	.sources = "mmap-go/37 mmap-go/38 mmap-go/40",
	.about = OP_unmap,
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED,
	.statement = "Unmap removes the mapping and makes the value nil, which is empty.")
{
	static const int modes[] = { GO_RDONLY, GO_RDWR, GO_COPY };

	for (size_t i = 0; i < 3; i++) {
		struct file *f = new_pattern_file(2 * page() + 5);
		struct arg m = go_whole(f, modes[i]);

		expect_mapped(f, 1);
		expect_ok(CALL(unmap, m));
		expect_mapped(f, 0);
		expect_int(CALL(length, m), 0);
		REFUSED(NONE, "any", get_item, m, I(0));
	}
}

REQUIREMENT(go, unmap_keeps_changes,
	.id = "go.unmap.changes",
	.level = REQUIRED,
	.sources = "mmap-go/8 mmap-go/38",
	.about = OP_unmap,
	.needs = NEEDS_SHARED,
	.statement = "What was stored through RDWR is in the file after Unmap.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDWR);

	store(m, page() - 2, "abcd");
	expect_ok(CALL(unmap, m));
	expect_int(CALL(length, m), 0);
	EXPECT_FILE(f, page() - 2, "abcd");
	expect_file_pattern(f, 0, page() - 2);
	expect_file_pattern(f, page() + 2, page() - 2);
}

REQUIREMENT(go, unmap_twice,
	.id = "go.unmap.twice",
	.level = REQUIRED,
	.sources = "mmap-go-source/5",
	.about = OP_unmap,
	.statement = "A second Unmap is an error or does nothing; no other map is lost.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDONLY), before = go_whole(f, GO_RDONLY), after;

	expect_ok(CALL(unmap, m));
	expect_int(CALL(length, m), 0);
	/* This one may well get the memory that has just become free. */
	after = go_whole(f, GO_RDONLY);
	CALL(unmap, m);
	expect_go(before, 0, 2 * page());
	expect_go(after, 0, 2 * page());
}

REQUIREMENT(go, unmap_derived,
	.id = "go.unmap.derived",
	.level = REQUIRED,
	.sources = "mmap-go/42 mmap-go/43",
	.about = OP_unmap,
	.statement = "Unmap of a slice derived from a map harms no other map, whatever it answers.")
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = go_whole(f, GO_RDONLY), other = go_whole(f, GO_RDONLY),
	           ended = go_whole(f, GO_RDONLY);

	expect_ok(CALL(unmap, ended));
	expect_int(CALL(length, ended), 0);
	CALL(unmap, result(CALL(export, m, I(page()), I(2 * page()))));
	expect_go(other, 0, 3 * page());
}

REQUIREMENT(go, unmap_derived_answer,
	.id = "go.unmap.derived-answer",
	.level = INFORMATIONAL,
	.sources = "mmap-go/42 mmap-go/43",
	.about = OP_unmap,
	.statement = "How Unmap of a slice derived from a map ends.")
{
	struct arg m = go_whole(new_pattern_file(3 * page()), GO_RDONLY);

	observe(CALL(unmap, result(CALL(export, m, I(page()), I(2 * page())))));
}

REQUIREMENT(go, unmap_reference,
	.id = "go.unmap.reference",
	.level = INFORMATIONAL,
	.sources = "mmap-go/41",
	.about = OP_unmap,
	.may_fault = true,
	.statement = "How reading through another reference ends after Unmap.")
{
	struct arg m = go_whole(new_pattern_file(2 * page()), GO_RDONLY);
	struct arg part = result(CALL(export, m, I(page()), I(2 * page())));

	expect_ok(CALL(unmap, m));
	observe_text("%s", outcome(CALL(get_item, part, I(0))));
}
