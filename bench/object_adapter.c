/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>

#include "object_client.h"

#include "object_adapter.h"

enum { ENOUGH_NS = 20 * 1000 * 1000 }; /* of one sample */

struct timed {
	const char *dir;
	struct object_client *client;
	const struct object_op *op;
	uint64_t count, ns; /* of the sample; ns is the adapter's own time */
};

/* The shorter of two times: the first one may be that of a language which is still loading. */
static const char *try(struct timed *t, const struct object *o)
{
	const char *wrong = object_client_repeat(t->client, o, t->op, t->count, &t->ns);
	uint64_t first = t->ns;

	if (wrong == NULL)
		wrong = object_client_repeat(t->client, o, t->op, t->count, &t->ns);
	t->ns = t->ns < first ? t->ns : first;
	return wrong;
}

/* How often it has to be done for a sample of that length. */
static const char *calibrate(struct timed *t, const struct object *o)
{
	const char *wrong = NULL;

	for (t->count = 1; wrong == NULL && t->count < (uint64_t)1 << 38; t->count *= 4) {
		wrong = try(t, o);
		if (t->ns > ENOUGH_NS / 8)
			break;
	}
	if (wrong == NULL && t->ns < ENOUGH_NS)
		t->count = t->count * (ENOUGH_NS / (t->ns + 1) + 1);
	return wrong;
}

static enum bench_verdict prepare(void *self, struct bench_sample *s)
{
	struct timed *t = self;
	const struct object *o = object_get(t->dir);
	const char *wrong;

	if (o == NULL)
		return bench_reject(s, BENCH_SKIP, "cannot map a file: %s", strerror(errno));
	if (t->count == 0 && (wrong = calibrate(t, o)) != NULL)
		return bench_reject(s, BENCH_SKIP, "%s", wrong);
	return BENCH_VALID;
}

static int body(void *self, uint64_t *good)
{
	struct timed *t = self;

	if (object_client_repeat(t->client, object_get(t->dir), t->op, t->count, &t->ns) != NULL)
		return -EPROTO;
	*good = t->op->count;
	return 0;
}

/* The time is the adapter's own, for as many operations as other rows have. */
static enum bench_verdict finish(void *self, struct bench_sample *s)
{
	const struct timed *t = self;

	s->seconds = (double)t->ns * 1e-9 * (double)t->op->count / (double)t->count;
	s->user_s = s->system_s = 0;
	return BENCH_VALID;
}

static uint64_t expected(void *self)
{
	return ((struct timed *)self)->op->count;
}

static const struct bench_ops ops = {
	.prepare = prepare, .body = body, .finish = finish, .expected = expected
};

int object_adapters_add(const struct bench_case *c, const struct bench_setup *setup,
                        const struct object_op *op)
{
	struct object_client *client;
	int err = 0;

	for (size_t i = 0; err == 0 && (client = object_client_at(i)) != NULL; i++) {
		struct timed *t = bench_alloc(sizeof(*t));

		if (t == NULL)
			return -ENOMEM;
		*t = (struct timed){ .dir = setup->dir, .client = client, .op = op };
		err = bench_row_add(c, &(struct bench_row){
		                           .strategy = object_client_name(client),
		                           .state = "mapped",
		                           .variant = op->name,
		                           .baseline = op->raw != NULL ? "raw" : "reference",
		                           .profile = BENCH_STANDARD,
		                           .ops = op->count,
		                           .bytes = op->count * op->bytes,
		                           .max_faults = UINT64_MAX,
		                           .does = &ops,
		                           .self = t,
		                       });
	}
	return err;
}
