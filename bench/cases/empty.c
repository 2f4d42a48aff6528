/* SPDX-License-Identifier: MIT */
/* What does the harness itself cost per operation?  The loop of a random walk, doing nothing. */
#include "base/allocation.h"

#include "harness/case.h"
#include "harness/splitmix.h"

enum { STEPS = 1 << 12, ROUNDS = 1 << 10 };

static int body(void *self, uint64_t *sum)
{
	const uint32_t *order = self;
	uint64_t total = 0;

	for (uint32_t r = 0; r < ROUNDS; r++)
		for (uint32_t i = 0; i < STEPS; i++) {
			uint64_t b = order[i];

			__asm__ volatile("" : "+r"(b));
			total += b;
		}
	*sum = total;
	return 0;
}

static uint64_t expected(void *self)
{
	(void)self;
	return (uint64_t)STEPS * (STEPS - 1) / 2 * ROUNDS;
}

static const struct row_functions functions = { .body = body, .expected = expected };

static void declare(const struct bench_case *self, const struct setup *setup)
{
	uint32_t *order = memory_array(STEPS, sizeof(*order));

	(void)setup;
	splitmix_permutation(order, STEPS);
	row_add(self, &(struct row){
	                  .strategy = "none",
	                  .state = "none",
	                  .ops = (uint64_t)STEPS * ROUNDS,
	                  .functions = &functions,
	                  .self = order,
	              });
}

BENCH_CASE(empty) = {
	.name = "empty",
	.question = "What does the harness itself cost per operation?",
	.declare = declare,
};
