/* SPDX-License-Identifier: MIT */
#ifndef OBJECTS_ADAPTER_CLIENT_H
#define OBJECTS_ADAPTER_CLIENT_H

#include "harness/case.h"
#include "objects/object_operations.h"

/* An implementation in its own process, with the object's file mapped. */
struct adapter_client;

/* The implementations that can be timed: they offer `repeat`.  Only the newest version of each is
 * among them, and not the reference, with which this program is linked.  The process is started by
 * the first adapter_client_repeat() and ends with the program.  Returns the n-th, or NULL past the
 * last. */
struct adapter_client *adapter_client_at(size_t n);

/* A word that names it: the target's label. */
const char *adapter_client_name(const struct adapter_client *c);

/* Let the adapter run the operation count times.  Returns NULL and sets *ns; or returns the reason
 * why it did not, which remains until the next call. */
const char *adapter_client_repeat(struct adapter_client *c, const struct object *o,
                                  const struct object_operation *op, uint64_t count, uint64_t *ns);

/* Add a row of the operation to c for each adapter. */
void adapter_client_add_rows(const struct bench_case *c, const struct setup *setup,
                             const struct object_operation *op);

#endif
