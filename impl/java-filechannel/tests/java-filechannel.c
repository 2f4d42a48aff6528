/* SPDX-License-Identifier: MIT
 *
 * What the documentation of FileChannel.map promises beyond what holds for every mapping. */
#include "durable.h"
#include "span.h"

static struct arg channel_map(struct arg file, enum mode mode, int64_t offset, int64_t size)
{
	return result(CALL(map_fd, file, I(size), I(mode), I(offset)));
}

REQUIREMENT(java-filechannel.readonly.exception, set_item, "java-filechannel/1",
	"A read-only buffer raises ReadOnlyBufferException and stays as it is.",
	.needs = NEEDS_SHARED)
{
	struct arg file = open_file(new_pattern_file(page()), "rw"), m;

	expect_none(CALL(set_item, channel_map(file, WRITE, 0, page()), I(0), I(7)));
	m = channel_map(file, READ, 0, page());
	expect_true(CALL(readonly, m));
	expect(strstr(REFUSED(m, "any", set_item, m, I(0), I(8))->native, "ReadOnlyBuffer") != NULL,
	       "expected ReadOnlyBufferException");
	expect(strstr(REFUSED(m, "any", set_slice, m, I(0), I(2), NONE, B("ab"))->native,
	              "ReadOnlyBuffer") != NULL,
	       "expected ReadOnlyBufferException");
}

REQUIREMENT(java-filechannel.channel.modes, map_fd, "java-filechannel/4 java-filechannel/5",
	"Each mode refuses a channel that was not opened for what it needs.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg reader = open_file(f, "r"), writer = open_file(f, "w");

	expect_pattern(channel_map(reader, READ, 0, page()), 0, page(), 0);
	REFUSED(NONE, "any", map_fd, reader, I(page()), I(WRITE), I(0));
	REFUSED(NONE, "any", map_fd, reader, I(page()), I(COPY), I(0));
	REFUSED(NONE, "any", map_fd, writer, I(page()), I(READ), I(0));
	REFUSED(NONE, "any", map_fd, writer, I(page()), I(WRITE), I(0));
}

REQUIREMENT(java-filechannel.numbers.refused, map_fd, "java-filechannel/8 java-filechannel/9",
	"A negative position, and a size below 0 or beyond an int, raise IllegalArgumentException.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_pattern(channel_map(file, READ, 0, page()), 0, page(), 0);
	REFUSED(NONE, "ValueError", map_fd, file, I(page()), I(READ), I(-1));
	REFUSED(NONE, "ValueError", map_fd, file, I(page()), I(READ), I(INT64_MIN));
	REFUSED(NONE, "ValueError", map_fd, file, I(-1), I(READ), I(0));
	REFUSED(NONE, "ValueError", map_fd, file, I((int64_t)INT32_MAX + 1), I(READ), I(0));
	REFUSED(NONE, "ValueError", map_fd, file, I(INT64_MAX), I(READ), I(0));
}

REQUIREMENT(java-filechannel.position.any, map_fd, "java-filechannel/6",
	"A buffer of any position is as long as was asked for, begins at 0 and is direct.")
{
	const int64_t positions[] = { 1, page() - 1, page() + 1 };
	struct arg file = open_file(new_pattern_file(4 * page()), "rw");

	for (size_t i = 0; i < COUNT(positions); i++) {
		struct arg m = channel_map(file, READ, positions[i], page() + 3);

		expect_int(CALL(length, m), page() + 3);
		expect_int(CALL(native, T("position"), m), 0);
		expect_int(CALL(native, T("limit"), m), page() + 3);
		expect_pattern(m, 0, page() + 3, positions[i]);
	}
}

REQUIREMENT(java-filechannel.direct, native, "java-filechannel/15",
	"A mapped buffer is direct.")
{
	expect_true(CALL(native, T("direct"),
	                 channel_map(open_file(new_pattern_file(page()), "rw"), READ, 0, page())));
}

REQUIREMENT(java-filechannel.channel.closed, get_slice, "java-filechannel/7",
	"A mapping is readable and writable after its channel was closed.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "rw"), m = channel_map(file, WRITE, 0, page());

	expect_none(CALL(file_close, file));
	expect_pattern(m, 0, page(), 0);
	store(m, 5, "abcd");
	EXPECT_FILE(f, 5, "abcd");
}

REQUIREMENT(java-filechannel.load, native, "java-filechannel/13",
	"load works on each kind of buffer, and changes nothing.",
	.nothing_passes = "how well it can load is open, not at all included")
{
	struct file *f = new_pattern_file(3 * page());
	struct arg file = open_file(f, "rw");

	for (enum mode mode = READ; mode <= COPY; mode++) {
		struct arg m = channel_map(file, mode, 7, 2 * page());

		expect_none(CALL(native, T("load"), m));
		expect_pattern(m, 0, 2 * page(), 7);
	}
	expect_file_pattern(f, 0, 3 * page());
}

REQUIREMENT(java-filechannel.force.outside, flush, "java-filechannel/11",
	"A region of force that is not within the buffer raises IndexOutOfBoundsException.",
	.needs = NEEDS_SHARED)
{
	struct arg m = channel_map(open_file(new_pattern_file(2 * page()), "rw"), WRITE, 0, page());

	expect_none(CALL(flush, m, I(1), I(page() - 1)));
	REFUSED(m, "IndexError", flush, m, I(-1), I(1));
	REFUSED(m, "IndexError", flush, m, I(0), I(page() + 1));
	REFUSED(m, "IndexError", flush, m, I(page()), I(1));
	REFUSED(m, "IndexError", flush, m, I(1), I(INT32_MAX));
	REFUSED(m, "IndexError", flush, m, I(0), I(-1));
}

REQUIREMENT(java-filechannel.force.others, flush, "java-filechannel/3 java-filechannel/12",
	"force on a read-only or private buffer is no error and leaves the file.",
	.nothing_passes = "to do nothing is what is asked of it")
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "rw"), m = channel_map(file, COPY, 0, page());

	store(m, 3, "abcd");
	expect_none(CALL(flush, m));
	expect_text_at(m, 3, "abcd");
	expect_none(CALL(flush, channel_map(file, READ, 0, page())));
	expect_file_pattern(f, 0, page());
}

REQUIREMENT(java-filechannel.force.region, flush,
	"java-filechannel/2 java-filechannel/10 java-filechannel/11",
	"A region that force wrote survives a power cut, at any position and index.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(5 * page());
		struct arg m = channel_map(open_file(f, "rw"), WRITE, page() + 11, 3 * page());

		fill(m, page() - 20, page() + 40, 'x');
		expect_none(CALL(flush, m, I(page() - 20), I(page() + 40)));
		if (power_cut())
			expect_survived(f, 2 * page() - 9, page() + 40, 'x');
	}
}
