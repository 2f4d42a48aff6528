/* SPDX-License-Identifier: MIT
 *
 * Lengths and offsets beyond 31, 32 and 63 bits together, in a sparse file of more than 4 GiB. */
#include "span.h"

static const int64_t far = (int64_t)1 << 32;

/* A file with a few bytes beyond its first 4 GiB. */
static struct file *far_file(void)
{
	struct file *f = new_pattern_file(page());

	make_huge(f, far + 4 * granularity());
	file_store(f, far + 5, "beyond", 6);
	return f;
}

/* Ask for that part of f, read-only, or private where there are no read-only maps. */
static const struct answer *ask_part(const struct file *f, struct arg length, struct arg offset)
{
	const struct answer *a = NULL;

	if (offers(OP_go_map_region))
		return ASK(go_map_region, open_file(f, "r"), length, I(0), I(0), offset);
	for (enum mode mode = READ; mode <= COPY && (a == NULL || unsupported(a)); mode += 2) {
		if (offers(OP_map_fd))
			a = ASK(map_fd, open_file(f, "r"), length, NAMED("access", I(mode)),
			        NAMED("offset", offset));
		else
			a = ASK(map_path, path_argument(f), length, NAMED("access", I(mode)),
			        NAMED("offset", offset));
	}
	return a;
}

REQUIREMENT(far.part, get_slice, "universal/27 universal/28",
	"A part of a file that is longer than 31 or 32 bits, or ends beyond them, must be mapped "
	"whole or refused.",
	.needs = NEEDS_LINUX_PROC)
{
	const int64_t g = granularity(), parts[][2] = { { 0, far + 4 * g },
		                                        { 0, far + 11 },
		                                        { far / 2, far / 2 + 11 },
		                                        { g, far },
		                                        { far, g },
		                                        { far - g, 2 * g },
		                                        { far / 2, 2 * g },
		                                        { far / 2 - g, far / 2 + 2 * g } };
	struct file *f = far_file();

	expect_text_at(map_bytes(READ, "abc"), 0, "abc");
	for (size_t i = 0; i < COUNT(parts); i++) {
		const int64_t offset = parts[i][0], length = parts[i][1], at = far + 5 - offset;
		const struct answer *a = ask_part(f, I(length), I(offset));

		if (!a->ok) {
			expect_maps(f, 0);
			continue;
		}
		expect_int(CALL(length, result(a)), length);
		expect_ok(CALL(get_item, result(a), I(length - 1)));
		if (at + 6 <= length)
			expect_text_at(result(a), at, "beyond");
		destroy(result(a));
	}
}

REQUIREMENT(far.refused, get_slice, "universal/26 universal/27 universal/38",
	"A length and an offset whose sum exceeds 62 bits must be refused, and leave neither a map "
	"nor an open descriptor.",
	.needs = NEEDS_LINUX_PROC)
{
	static const char *const parts[][2] = {
		{ "0", "4611686018427387904" },
		{ "4096", "9223372036854775807" },
		{ "4294967296", "9223372036854775807" },
		{ "4294967296", "9223372036854775808" },
		{ "4294967296", "18446744069414584330" },
		{ "65536", "18446744073709486090" },
		{ "65536", "18446744073709551614" },
		{ "9223372036854710272", "65536" },
		{ "9223372036854710272", "131072" },
		{ "9223372036854775808", "9223372036854775818" },
		{ "18446744073709486080", "65546" },
		{ "18446744073709551616", "10" },
		{ "0", "18446744073709551626" },
		{ "4611686018427387904", "4611686018427387904" },
	};
	struct file *f = far_file();

	expect_text_at(map_bytes(READ, "abc"), 0, "abc");
	for (size_t i = 0; i < COUNT(parts); i++) {
		const int before = descriptors();
		const struct answer *a = ask_part(f, BIG(parts[i][1]), BIG(parts[i][0]));

		expect(!a->ok, "%s: expected an error, found %s", asked(a), answered(a));
		settle();
		expect_maps(f, 0);
		expect(descriptors() <= before + 2, "%s: expected no descriptor more, found %d",
		       asked(a), descriptors() - before);
	}
	expect_file_size(f, far + 4 * granularity());
}
