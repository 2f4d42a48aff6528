/* SPDX-License-Identifier: MIT */
#ifndef OBJECT_CLIENT_H
#define OBJECT_CLIENT_H

#include <stdint.h>

#include "object.h"

/* An implementation in its own process, with the object's file mapped. */
struct object_client;

/* The implementations that can be timed, each with one process that is started when it is first
 * asked.  The n-th; NULL beyond the last. */
struct object_client *object_client_at(size_t n);

/* A word that names it: its column. */
const char *object_client_name(const struct object_client *c);

/* Let it run the operation count times.  Returns NULL and the nanoseconds, or why not. */
const char *object_client_repeat(struct object_client *c, const struct object *o,
                                 const struct object_op *op, uint64_t count, uint64_t *ns);

#endif
