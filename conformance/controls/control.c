/* SPDX-License-Identifier: MIT */
#include "control.h"

#include "reference_adapter.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *const claims[] = { REFERENCE_CLAIM("3.13"), "map-region", "mmap-go", NULL };

static const struct adapter_class dummy_class = { "dummy", NULL };

/* The tag that the row names first. */
static enum value_tag first_tag(const struct operation_row *row)
{
	size_t size = strcspn(row->result, "|");
	enum value_tag tag = VALUE_NONE;

	while (tag < VALUE_OBJECT && (strlen(value_tag_name(tag)) != size ||
	                              memcmp(value_tag_name(tag), row->result, size) != 0))
		tag++;
	return tag;
}

/* A zeroed value of any tag but a handle is its emptiest one: false, 0, no bytes. */
static void do_nothing(struct adapter_call *call)
{
	static char dummy;
	struct value v = { .tag = first_tag(&operation_table[adapter_asked(call)]) };

	if (v.tag == VALUE_HANDLE)
		adapter_keep(call, &dummy_class, &dummy);
	else
		adapter_answer(call, &v);
}

static void refuse(struct adapter_call *call)
{
	adapter_error(call, "OSError", EIO, "control", "refused by the control");
}

/* Support is the kit's, which stays sound. */
static bool is_subject(enum operation op)
{
	return strcmp(operation_table[op].family, "support") != 0;
}

static void fill(struct adapter *adapter, const char *version, adapter_operation *operation)
{
	*adapter = (struct adapter){
		.name = "control",
		.version = version,
		.language = "C",
		.claims = claims,
	};
	for (int op = 0; op < OPERATIONS; op++)
		if (is_subject((enum operation)op))
			*adapter_slot(adapter, (enum operation)op) = operation;
}

const struct adapter *control_noop(void)
{
	static struct adapter adapter;

	fill(&adapter, "noop", do_nothing);
	return &adapter;
}

const struct adapter *control_always_fail(void)
{
	static struct adapter adapter;

	fill(&adapter, "always-fail", refuse);
	return &adapter;
}

bool control_covers(const struct adapter *base, enum operation op)
{
	struct adapter copy = *base;

	/* The kit's repeat is offered beside the implementation's own operations. */
	return is_subject(op) && (*adapter_slot(&copy, op) != NULL || op == OP_repeat);
}

/* A copy of base, with operation in the place of op and its name as the version. */
static const struct adapter *spoil(const struct adapter *base, enum operation op, const char *way,
                                   adapter_operation *operation)
{
	static struct adapter adapter;
	static char version[64];

	snprintf(version, sizeof(version), "%s-%s", way, operation_table[op].name);
	adapter = *base;
	adapter.name = "control";
	adapter.version = version;
	*adapter_slot(&adapter, op) = operation;
	return &adapter;
}

const struct adapter *control_nothing(const struct adapter *base, enum operation op)
{
	return spoil(base, op, "nothing", do_nothing);
}

const struct adapter *control_refuse(const struct adapter *base, enum operation op)
{
	return spoil(base, op, "refuse", refuse);
}
