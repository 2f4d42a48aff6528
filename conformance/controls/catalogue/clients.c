/* SPDX-License-Identifier: MIT
 *
 * Clients that are not counted, or counted wrongly. */
#include "../mutant.h"

static struct map_region *region(struct adapter_call *call)
{
	return reference_find_region(call, &call->arguments[0]);
}

MUTANT(none,
	.name = "clients.none",
	.killer = "region.clients.one",
	.about = OP_clients,
	.fault = "A new region counts no client.")
{
	int64_t clients;

	if (!mutant_attempt(call))
		return;
	clients = mutant_answered(call).number;
	mutant_retract(call);
	adapter_answer_int(call, clients - 1);
}

MUTANT(default_zero,
	.name = "clients.default-zero",
	.killer = "region.clients.default",
	.about = OP_add_clients,
	.fault = "Counting without an argument adds nobody.")
{
	if (!mutant_given(call, "count"))
		mutant_set_int(call, "count", 0);
	mutant_real(call);
}

MUTANT(only_up,
	.name = "clients.only-up",
	.killer = "region.clients.added",
	.about = OP_add_clients,
	.fault = "A negative number adds as many clients as it should take away.")
{
	int64_t count = mutant_number(call, "count", 1);

	if (count < 0 && count > -1000)
		mutant_set_int(call, "count", -count);
	mutant_real(call);
}

MUTANT(by_one,
	.name = "clients.by-one",
	.killer = "region.clients.added",
	.about = OP_add_clients,
	.fault = "Counting adds one client, whatever number it is given.")
{
	if (mutant_number(call, "count", 1) > 0)
		mutant_set_int(call, "count", 1);
	mutant_real(call);
}

MUTANT(kept,
	.name = "clients.kept",
	.killer = "region.clients.zero",
	.about = OP_add_clients,
	.fault = "The last client leaves and the memory stays.")
{
	struct map_region *r = region(call);

	if (r != NULL && mutant_number(call, "count", 1) == -map_region_clients(r))
		adapter_answer_bool(call, true);
	else
		mutant_real(call);
}

MUTANT(untold,
	.name = "clients.untold",
	.killer = "region.clients.zero",
	.about = OP_add_clients,
	.fault = "Counting gives false, though the region was released.")
{
	if (!mutant_attempt(call))
		return;
	mutant_retract(call);
	adapter_answer_bool(call, false);
}

MUTANT(early,
	.name = "clients.early",
	.killer = "region.clients.added",
	.about = OP_add_clients,
	.fault = "A region is released when one client is left.")
{
	struct map_region *r = region(call);

	if (mutant_attempt(call) && r != NULL && map_region_clients(r) == 1 &&
	    mutant_number(call, "count", 1) < 0)
		map_region_release(r);
}

MUTANT(below_zero,
	.name = "clients.below-zero",
	.killer = "region.clients.below-zero",
	.about = OP_add_clients,
	.fault = "A count below zero is taken for zero, and releases the region.")
{
	struct map_region *r = region(call);

	if (r != NULL && mutant_number(call, "count", 1) < -map_region_clients(r))
		mutant_set_int(call, "count", -map_region_clients(r));
	mutant_real(call);
}

/* The regions in the order in which they were opened. */
static struct map_region *opened[16];
static size_t opened_count;

static void open_remembering(struct adapter_call *call)
{
	struct value v;

	if (!mutant_attempt(call) || opened_count == sizeof(opened) / sizeof(opened[0]))
		return;
	v = mutant_answered(call);
	opened[opened_count++] = reference_find_region(call, &v);
}

MUTANT(neighbour,
	.name = "clients.neighbour",
	.killer = "region.independent",
	.about = OP_add_clients,
	.also = { { OP_region_open, open_remembering } },
	.fault = "Clients are taken from the region that was opened before as well.")
{
	struct map_region *r = region(call);
	bool released;

	if (!mutant_attempt(call) || r == NULL)
		return;
	for (size_t i = 1; i < opened_count; i++)
		if (opened[i] == r)
			map_region_add_clients(opened[i - 1], mutant_number(call, "count", 1),
			                       &released);
}
