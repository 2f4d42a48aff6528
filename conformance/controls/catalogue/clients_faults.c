/* SPDX-License-Identifier: MIT
 *
 * Clients that are not counted, or counted wrongly. */
#include "../mutant.h"

MUTANT(clients.none, clients, "region.clients.one",
       "A new region counts no client.")
{
	if (mutant_attempt(call))
		mutant_answer_int(call, mutant_answered(call).number - 1);
}

MUTANT(clients.default-zero, add_clients, "region.clients.default",
       "Counting without an argument adds nobody.")
{
	if (!mutant_given(call, "count"))
		mutant_set_int(call, "count", 0);
}

MUTANT(clients.only-up, add_clients, "region.clients.added",
       "A negative number adds as many clients as it should take away.")
{
	int64_t count = mutant_number(call, "count", 1);

	if (count < 0 && count > -1000)
		mutant_set_int(call, "count", -count);
}

MUTANT(clients.by-one, add_clients, "region.clients.added",
       "Counting adds one client, whatever number it is given.")
{
	if (mutant_number(call, "count", 1) > 0)
		mutant_set_int(call, "count", 1);
}

MUTANT(clients.kept, add_clients, "region.clients.zero",
       "The last client leaves and the memory stays.")
{
	struct map_region *r = mutant_region(call);

	if (r != NULL && mutant_number(call, "count", 1) == -map_region_clients(r))
		adapter_answer_bool(call, true);
}

MUTANT(clients.untold, add_clients, "region.clients.zero",
       "Counting gives false, though the region was released.")
{
	if (mutant_attempt(call))
		mutant_answer_bool(call, false);
}

MUTANT(clients.early, add_clients, "region.clients.added",
       "A region is released when one client is left.")
{
	struct map_region *r = mutant_region(call);

	if (mutant_attempt(call) && r != NULL && map_region_clients(r) == 1 &&
	    mutant_number(call, "count", 1) < 0)
		map_region_release(r);
}

MUTANT(clients.below-zero, add_clients, "region.clients.below-zero",
       "A count below zero is taken for zero, and releases the region.")
{
	struct map_region *r = mutant_region(call);

	if (r != NULL && mutant_number(call, "count", 1) < -map_region_clients(r))
		mutant_set_int(call, "count", -map_region_clients(r));
}

/* The regions in the order in which they were opened. */
static struct map_region *opened[16];
static size_t opened_count;

static void open_remembering(struct adapter_call *call)
{
	struct map_region *r = mutant_region_made(call);

	if (r != NULL && opened_count < COUNT(opened))
		opened[opened_count++] = r;
}

MUTANT(clients.neighbour, add_clients, "region.independent",
       "Clients are taken from the region that was opened before as well.",
       .also = { { OP_region_open, open_remembering } })
{
	struct map_region *r = mutant_region(call);
	bool released;

	if (!mutant_attempt(call) || r == NULL)
		return;
	for (size_t i = 1; i < opened_count; i++)
		if (opened[i] == r)
			map_region_add_clients(opened[i - 1], mutant_number(call, "count", 1),
			                       &released);
}
