/* SPDX-License-Identifier: MIT */
/* What does an operation on a mapped file object cost, compared with the pointer and the C library
 * that would be used instead?  By the reference without and with its guard.  Other implementations
 * are timed in their own process. */
#include <errno.h>
#include <string.h>

#include "base/allocation.h"

#include "objects/adapter_client.h"

enum kind { RAW, REFERENCE, GUARDED, KINDS };

struct subject {
	const char *dir;
	const struct object_operation *op;
	enum kind kind;
	uint64_t count; /* may be more than the row accounts for */
};

static enum verdict prepare(void *self, struct sample *s)
{
	struct object *o = object_get(((struct subject *)self)->dir);

	if (o == NULL)
		return sample_reject(s, SAMPLE_SKIP, "cannot map a file: %s", strerror(errno));
	object_turn(o);
	return SAMPLE_VALID;
}

static int body(void *self, uint64_t *good)
{
	const struct subject *s = self;
	struct object *o = object_get(s->dir);

	if (s->kind == RAW)
		*good = s->op->raw(o, s->count);
	else
		*good =
		    s->op->reference(o, s->kind == REFERENCE ? o->mapped : o->guarded, s->count);
	return 0;
}

static uint64_t expected(void *self)
{
	return ((struct subject *)self)->count;
}

static void more(void *self, unsigned percent)
{
	struct subject *s = self;

	s->count += (s->count * percent + 50) / 100;
}

static const struct row_functions functions = {
	.prepare = prepare, .body = body, .expected = expected, .more = more
};

static void add(const struct bench_case *self, const struct setup *setup,
                const struct object_operation *op, enum kind kind)
{
	static const char *const names[] = { "raw", "reference", "reference-guarded" };
	uint64_t count = setup_part(kind == RAW ? op->raw_count : op->count, setup->part);
	struct subject *s = memory_array(1, sizeof(*s));

	*s = (struct subject){ .dir = setup->dir, .op = op, .kind = kind, .count = count };
	row_add(self, &(struct row){
	                  .strategy = names[kind],
	                  .state = "mapped",
	                  .variant = op->name,
	                  .baseline = op->raw != NULL ? "raw" : "reference",
	                  .ops = count,
	                  .bytes = count * op->bytes,
	                  .max_faults = UINT64_MAX,
	                  .functions = &functions,
	                  .self = s,
	              });
}

static void declare(const struct bench_case *self, const struct setup *setup)
{
	for (const struct object_operation *op = object_operations; op->name != NULL; op++) {
		for (enum kind kind = op->raw != NULL ? RAW : REFERENCE; kind < KINDS; kind++)
			add(self, setup, op, kind);
		if (setup->profile >= PROFILE_STANDARD && op->requests != NULL)
			adapter_client_add_rows(self, setup, op);
	}
}

BENCH_CASE(object) = {
	.name = "object",
	.question = "What does an operation on a mapped file object cost, by implementation?",
	.baseline = "raw",
	.declare = declare,
};
