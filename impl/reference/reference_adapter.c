/* SPDX-License-Identifier: MIT */

/* The adapter's table, and the program's arguments. */

#include "reference_adapter.h"

#include "os.h"
#include "reference_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reference_settings reference_settings = { .edition = MMAPOBJ_3_13 };

static const struct {
	const char *name;
	enum mmapobj_edition edition;
	const char *claims[4];
} editions[] = {
	{ "2.4", MMAPOBJ_2_4, { REFERENCE_CLAIM("2.4"), "map-region", "mmap-go", NULL } },
	{ "3.9", MMAPOBJ_3_9, { REFERENCE_CLAIM("3.9"), "map-region", "mmap-go", NULL } },
	{ "3.13", MMAPOBJ_3_13, { REFERENCE_CLAIM("3.13"), "map-region", "mmap-go", NULL } },
};

/* Everything; restrict_operations() takes away what an edition lacks. */
#define OFFER(name) .name = reference_##name
static const struct adapter everything = {
	.name = "reference",
	.version = MMAPOBJ_VERSION,
	.language = "C",
	.homepage = "",
	.issues = "",
	.operations = {
		OFFER(map_fd), OFFER(close), OFFER(closed),
		OFFER(read), OFFER(read_byte), OFFER(readline), OFFER(write), OFFER(write_byte),
		OFFER(seek), OFFER(tell), OFFER(seekable), OFFER(size),
		OFFER(find), OFFER(rfind), OFFER(move), OFFER(resize), OFFER(flush), OFFER(madvise),
		OFFER(length), OFFER(get_item), OFFER(set_item), OFFER(get_slice), OFFER(set_slice),
		OFFER(export), OFFER(readonly), OFFER(view_release),
		OFFER(region_open), OFFER(region_map), OFFER(region_buffer), OFFER(region_begin),
		OFFER(region_end), OFFER(region_size), OFFER(region_includes), OFFER(clients),
		OFFER(add_clients), OFFER(release),
		OFFER(go_map), OFFER(go_map_region), OFFER(lock), OFFER(unlock), OFFER(unmap),
		OFFER(constant), OFFER(native),
	},
};

static struct adapter adapter;

/* A Go map is exported in every edition, so that export itself stays. */
static void restrict_operations(enum mmapobj_edition edition)
{
	if (edition < MMAPOBJ_3_13)
		adapter.operations.seekable = NULL;
	if (OS_WINDOWS)
		adapter.operations.madvise = NULL;
	if (edition >= MMAPOBJ_3_9)
		return;
	adapter.operations.rfind = NULL;
	adapter.operations.closed = NULL;
	adapter.operations.madvise = NULL;
	adapter.operations.readonly = NULL;
	adapter.operations.view_release = NULL;
}

static bool choose_edition(const char *name)
{
	for (size_t i = 0; i < COUNT(editions); i++) {
		if (strcmp(editions[i].name, name) == 0) {
			reference_settings.edition = editions[i].edition;
			adapter.claims = editions[i].claims;
			return true;
		}
	}
	return false;
}

static bool choose_granularity(const char *text)
{
	char *end;
	long long bytes;

	errno = 0;
	bytes = strtoll(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || bytes <= 0 ||
	    bytes % os_granularity() != 0)
		return false;
	reference_settings.granularity = bytes;
	adapter.granularity = bytes;
	return true;
}

static bool choose(const char *option, const char *value)
{
	if (strcmp(option, "--edition") == 0)
		return value != NULL && choose_edition(value);
	if (strcmp(option, "--granularity") == 0)
		return value != NULL && choose_granularity(value);
	return false;
}

const struct adapter *reference_adapter(int argc, char **argv)
{
	adapter = everything;
	reference_settings.granularity = 0;
	choose_edition("3.13");
	for (int i = 1; i < argc; i += 2) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;

		if (!choose(argv[i], value)) {
			fprintf(stderr, "reference: cannot use %s %s\n", argv[i],
			        value != NULL ? value : "without a value");
			return NULL;
		}
	}
	restrict_operations(reference_settings.edition);
	/* An implementation under test answers errors; it does not die. */
	if (mmapobj_guard() != MMAPOBJ_OK) {
		fprintf(stderr, "reference: there is no guard: %s\n", strerror(errno));
		return NULL;
	}
	return &adapter;
}
