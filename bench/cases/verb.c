/* SPDX-License-Identifier: MIT */
/* Does the answer depend on what is done with the bytes?  A file is gone through front to back, and
 * one byte of each page is touched, or all are copied out, instead of summed as in
 * sequential_read. */
#include "reader.h"

static const struct {
	const char *name;
	enum verb verb;
} verbs[] = { { "touch", VERB_TOUCH }, { "copy", VERB_COPY } };

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	int err = 0;

	for (size_t i = 0; err == 0 && cache_states[i] != NULL; i++)
		for (size_t k = 0; err == 0 && k < sizeof(verbs) / sizeof(verbs[0]); k++) {
			const struct walk walk = {
				.size = setup->size,
				.block = BENCH_SEQUENTIAL_BLOCK,
				.nblocks = setup->size / BENCH_SEQUENTIAL_BLOCK,
				.verb = verbs[k].verb,
			};

			err = reader_add_all(self, setup,
			                     &(struct reading){ .state = cache_states[i], .walk = &walk,
			                                        .variant = verbs[k].name,
			                                        .profile = BENCH_STANDARD });
		}
	return err;
}

BENCH_CASE(verb) = {
	.name = "verb",
	.question = "How fast is a whole file gone through when its pages are touched, or copied?",
	.declare = declare,
};
