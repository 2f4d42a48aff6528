/* SPDX-License-Identifier: MIT */
/* Flush and Unmap for Go, and a power cut. */
#include "durable.h"
#include "go.h"

/* MapRegion with a length, because Wine does not tell Map the size of a file of the image. */
static struct arg whole(const struct file *f, int prot)
{
	return go_part(f, file_size(f), prot, 0);
}

static struct arg map_rdwr(const struct file *f)
{
	return whole(f, GO_RDWR);
}

REQUIREMENT(durable.go.flush, flush, "mmap-go/30",
	"What the map holds when Flush is called survives a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t sizes[] = { 1, 3 * page() + 5, 64 * page() };

	expect_whole_survives(sizes, COUNT(sizes), map_rdwr, OP_flush);
}

REQUIREMENT(durable.go.region, flush, "mmap-go/25 mmap-go/30",
	"Flush of a region that begins within the file covers the whole region.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(3)) {
		struct file *f = power_file(8 * g);

		fill_and_flush(go_part(f, 4 * g + 9, GO_RDWR, 2 * g), 0, 4 * g + 9, 'x');
		if (power_cut())
			expect_survived(f, 2 * g, 4 * g + 9, 'x');
	}
}

REQUIREMENT(durable.go.copy, flush, "mmap-go/12 mmap-go/30",
	"Beside an RDWR map that is flushed, what was written to a COPY map and flushed never "
	"reaches the disk.", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(2)) {
		struct file *f = power_file(4 * page());
		struct arg shared = whole(f, GO_RDWR), copy = whole(f, GO_COPY);

		expect_copy_lost(f, shared, copy);
	}
}

REQUIREMENT(durable.go.error, flush, "mmap-go/29 mmap-go/30",
	"Flush gives an error once the file system is gone; what it brought there before survives.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(2)) {
		struct file *f = power_file(4 * page());
		struct arg m = whole(f, GO_RDWR);

		fill_and_flush(m, 0, page(), 'x');
		fill(m, page(), page(), 'y');
		power_shut_down();
		expect_error(CALL(flush, m), "any");
		if (power_cut())
			expect_survived(f, 0, page(), 'x');
	}
}

REQUIREMENT(durable.go.unmap, unmap, "mmap-go/39",
	"Unmap flushes the changes that are left: they survive a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t sizes[] = { 1, 3 * page() + 5, 64 * page() };

	expect_whole_survives(sizes, COUNT(sizes), map_rdwr, OP_unmap);
}
