/* SPDX-License-Identifier: MIT */
/* The nanoseconds are the adapter's own: it runs the requests in a loop between two readings of its
 * clock. */
#include <errno.h>
#include <string.h>

#include "base/allocation.h"

#include "objects/adapter_client.h"

enum { ENOUGH_NS = 20 * 1000 * 1000 }; /* of one sample */

struct timed {
	const char *dir;
	struct adapter_client *client;
	const struct object_operation *op;
	uint64_t count, ns; /* of the sample */
};

static const char *repeat(struct timed *t, const struct object *o)
{
	return adapter_client_repeat(t->client, o, t->op, t->count, &t->ns);
}

/* The shorter of two times: during the first one the language may still be loading. */
static const char *try(struct timed *t, const struct object *o)
{
	const char *wrong = repeat(t, o);
	uint64_t first = t->ns;

	if (wrong == NULL)
		wrong = repeat(t, o);
	t->ns = t->ns < first ? t->ns : first;
	return wrong;
}

/* Set the count of a sample of that length. */
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

static enum verdict prepare(void *self, struct sample *s)
{
	struct timed *t = self;
	const struct object *o = object_get(t->dir);
	const char *wrong;

	if (o == NULL)
		return sample_reject(s, SAMPLE_SKIP, "cannot map a file: %s", strerror(errno));
	if (t->count == 0 && (wrong = calibrate(t, o)) != NULL)
		return sample_reject(s, SAMPLE_SKIP, "%s", wrong);
	return SAMPLE_VALID;
}

static int body(void *self, uint64_t *good)
{
	struct timed *t = self;

	if (repeat(t, object_get(t->dir)) != NULL)
		return -EPROTO;
	*good = t->op->count;
	return 0;
}

/* The adapter's own time, for as many operations as other rows have. */
static enum verdict finish(void *self, struct sample *s)
{
	const struct timed *t = self;

	s->seconds = (double)t->ns * 1e-9 * (double)t->op->count / (double)t->count;
	s->user_s = s->system_s = 0;
	return SAMPLE_VALID;
}

static const struct row_functions functions = { .prepare = prepare,
	                                        .body = body,
	                                        .finish = finish };

void adapter_client_add_rows(const struct bench_case *c, const struct setup *setup,
                             const struct object_operation *op)
{
	struct adapter_client *client;

	for (size_t i = 0; (client = adapter_client_at(i)) != NULL; i++) {
		struct timed *t = memory_array(1, sizeof(*t));

		*t = (struct timed){ .dir = setup->dir, .client = client, .op = op };
		row_add(c, &(struct row){
		               .strategy = adapter_client_name(client),
		               .state = "mapped",
		               .variant = op->name,
		               .baseline = op->raw != NULL ? "raw" : "reference",
		               .profile = PROFILE_STANDARD,
		               .ops = op->count,
		               .bytes = op->count * op->bytes,
		               .max_faults = UINT64_MAX,
		               .functions = &functions,
		               .self = t,
		           });
	}
}
