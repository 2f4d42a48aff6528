/* SPDX-License-Identifier: MIT */
/* Does the answer depend on what is done with the bytes?  A file is walked front to back, and one
 * byte of each page is touched, or all bytes are copied, instead of summed as in sequential_read.
 */
#include "strategies/read_rows.h"

static const struct {
	const char *name;
	enum verb verb;
} verbs[] = { { "touch", VERB_TOUCH }, { "copy", VERB_COPY } };

static void declare(const struct bench_case *self, const struct setup *setup)
{
	struct walk walk = {
		.size = setup->size,
		.block = SEQUENTIAL_BLOCK,
		.nblocks = setup->size / SEQUENTIAL_BLOCK,
	};

	for (size_t i = 0; cache_states[i] != NULL; i++)
		for (size_t k = 0; k < sizeof(verbs) / sizeof(verbs[0]); k++) {
			walk.verb = verbs[k].verb;
			reader_add_all(self, setup,
			               &(struct reading){ .state = cache_states[i],
			                                  .walk = &walk,
			                                  .variant = verbs[k].name,
			                                  .profile = PROFILE_STANDARD });
		}
}

BENCH_CASE(verb) = {
	.name = "verb",
	.question = "How fast is a whole file walked when its pages are touched, or copied?",
	.declare = declare,
};
