/* SPDX-License-Identifier: MIT */
/* What does an operation on a mapped file object cost, against the pointer and the C library that one
 * would use instead?  By the reference without and with its guard; other implementations are timed
 * in their own process. */
#include <errno.h>
#include <string.h>

#include "object.h"
#include "object_adapter.h"

struct subject {
	const char *dir;
	const struct object_op *op;
	int kind; /* 0 raw, 1 reference, 2 guarded */
	uint64_t count; /* times, which may be more than the row says */
};

static enum bench_verdict prepare(void *self, struct bench_sample *s)
{
	struct object *o = object_get(((struct subject *)self)->dir);

	if (o == NULL)
		return bench_reject(s, BENCH_SKIP, "cannot map a file: %s", strerror(errno));
	object_turn(o);
	return BENCH_VALID;
}

static int body(void *self, uint64_t *good)
{
	const struct subject *s = self;
	struct object *o = object_get(s->dir);

	if (s->kind == 0)
		*good = s->op->raw(o, s->count);
	else
		*good = s->op->reference(o, s->kind == 1 ? o->mapped : o->guarded, s->count);
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

static const struct bench_ops ops = {
	.prepare = prepare, .body = body, .expected = expected, .more = more
};

static int add(const struct bench_case *self, const struct bench_setup *setup,
               const struct object_op *op, int kind)
{
	static const char *const names[] = { "raw", "reference", "reference-guarded" };
	struct subject *s = bench_alloc(sizeof(*s));

	uint64_t count = bench_part(kind == 0 ? op->raw_count : op->count, setup->part);

	if (s == NULL)
		return -ENOMEM;
	*s = (struct subject){ .dir = setup->dir, .op = op, .kind = kind, .count = count };
	return bench_row_add(self, &(struct bench_row){
	                               .strategy = names[kind],
	                               .state = "mapped",
	                               .variant = op->name,
	                               .baseline = op->raw != NULL ? "raw" : "reference",
	                               .ops = count,
	                               .bytes = count * op->bytes,
	                               .max_faults = UINT64_MAX,
	                               .does = &ops,
	                               .self = s,
	                           });
}

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	int err = 0;

	for (const struct object_op *op = object_ops; err == 0 && op->name != NULL; op++) {
		for (int kind = op->raw != NULL ? 0 : 1; err == 0 && kind < 3; kind++)
			err = add(self, setup, op, kind);
		if (err == 0 && setup->profile >= BENCH_STANDARD && op->requests != NULL)
			err = object_adapters_add(self, setup, op);
	}
	return err;
}

BENCH_CASE(object) = {
	.name = "object",
	.question = "What does an operation on a mapped file object cost, by implementation?",
	.baseline = "raw",
	.declare = declare,
};
