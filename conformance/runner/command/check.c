/* SPDX-License-Identifier: MIT
 *
 * mmapspec run --check: what an adapter's author wants to know first. */
#include "command/run.h"
#include "command/check_support.h"

#include <stdio.h>

#include "adapters/adapter_process.h"
#include "adapters/discover_targets.h"
#include "base/messages.h"
#include "adapter_description.h"

static size_t print_missing(const struct description *d)
{
	size_t missing = 0;

	for (enum operation op = 0; op < OPERATIONS; op++) {
		if (d->offered[op] || !operation_promised(op, d->claims, d->claim_count))
			continue;
		printf("  missing: %s, which a claimed document has\n", operation_table[op].name);
		missing++;
	}
	return missing;
}

static size_t print_offered(const struct description *d)
{
	size_t offered = 0;

	printf("  offers:");
	for (enum operation op = 0; op < OPERATIONS; op++) {
		if (!d->offered[op])
			continue;
		printf(" %s", operation_table[op].name);
		offered++;
	}
	printf("\n");
	return offered;
}

static size_t count_applicable(const struct description *d)
{
	size_t count, applies = 0;
	const struct requirement *const *all = requirements_all(&count);

	for (size_t i = 0; i < count; i++)
		applies += requirement_applies(all[i], d);
	return applies;
}

int check_adapter(const struct target *target)
{
	struct arena arena = { 0 };
	struct description d;
	double seconds = 0;
	size_t faults;
	const char *wrong = handshake(target, &arena, &d, 1, &seconds);

	printf("%s: %s\n", target->label, target->command);
	if (wrong != NULL) {
		printf("  wrong: %s\n  the first line it must answer is: 1 hello 1\n", wrong);
		arena_free(&arena);
		return EXIT_UNEXPECTED;
	}
	printf("  %s %s (%s), pages of %lld bytes, offsets in multiples of %lld\n", d.name,
	       d.version, d.language, (long long)d.page, (long long)d.granularity);
	printf("  starts and answers within %.0f ms\n", seconds * 1000);
	for (size_t i = 0; i < d.claim_count; i++)
		printf("  claims: %s\n", d.claim_texts[i]);
	if (d.claim_count == 0)
		printf("  claims no document: only universal requirements apply\n");
	print_offered(&d);
	printf("  %zu operations missing; %zu requirements apply\n", print_missing(&d),
	       count_applicable(&d));
	faults = support_check(target, &d);
	arena_free(&arena);
	return faults == 0 ? 0 : EXIT_UNEXPECTED;
}
