/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

#include <inttypes.h>
#include <stddef.h>

enum { PROTOCOL = 1 };

static void write_claims(struct line *line, const char *const *claims)
{
	line_text(line, " claims=[");
	for (size_t i = 0; claims != NULL && claims[i] != NULL; i++)
		adapter_write_text(line, i > 0 ? "," : "", claims[i]);
	line_text(line, "]");
}

static void write_operations(struct line *line, const struct adapter *adapter)
{
	const char *label = " operations=[";

	for (int op = 0; op < OPERATIONS; op++) {
		if (adapter_served(adapter, (enum operation)op) == NULL)
			continue;
		adapter_write_text(line, label, operation_table[op].name);
		label = ",";
	}
	line_text(line, "]");
}

static void hello(struct adapter_call *call)
{
	const struct value *version = adapter_argument(call, "protocol");
	const struct adapter *a = call->adapter;
	struct line *line = call->answer;

	if (version->tag != VALUE_INT || version->number != PROTOCOL) {
		adapter_error(call, "Unsupported", 0, "kit", "the protocol spoken here is %d",
		              PROTOCOL);
		return;
	}
	adapter_begin(call, " ok ");
	line_format(line, "protocol=%d", PROTOCOL);
	adapter_write_text(line, " name=", a->name);
	adapter_write_text(line, " version=", a->version);
	adapter_write_text(line, " language=", a->language);
	adapter_write_text(line, " homepage=", a->homepage);
	adapter_write_text(line, " issues=", a->issues);
	write_claims(line, a->claims);
	write_operations(line, a);
	line_format(line, " page=%" PRId64, a->page > 0 ? a->page : adapter_os_page());
	line_format(line, " granularity=%" PRId64,
	            a->granularity > 0 ? a->granularity : adapter_os_granularity());
#ifdef _WIN32
	adapter_write_text(line, " system=", "windows");
#endif
}

static void destroy(struct adapter_call *call)
{
	const struct value *object = adapter_argument(call, "object");

	if (object->tag == VALUE_HANDLE && adapter_handles_remove(object->number))
		adapter_answer_none(call);
	else
		adapter_error(call, "TypeError", 0, "kit", "object must be a handle");
}

/* C collects no garbage. */
static void settle(struct adapter_call *call)
{
	adapter_answer_none(call);
}

/* The kit's own operation for op, or NULL. */
static adapter_operation *support_of(enum operation op)
{
	static adapter_operation *const support[OPERATIONS] = {
		[OP_hello] = hello,
		[OP_file_open] = adapter_os_file_open,
		[OP_file_close] = adapter_os_file_close,
		[OP_file_works] = adapter_os_file_works,
		[OP_file_position] = adapter_os_file_position,
		[OP_file_seek] = adapter_os_file_seek,
		[OP_file_special] = adapter_os_file_special,
		[OP_destroy] = destroy,
		[OP_settle] = settle,
		[OP_process] = adapter_os_process,
		[OP_fork] = adapter_os_fork,
		[OP_twin] = adapter_os_twin,
		[OP_twin_exit] = adapter_os_twin_exit,
		[OP_repeat] = adapter_repeat,
	};

	return support[op];
}

adapter_operation **adapter_slot(struct adapter *adapter, enum operation op)
{
	static const size_t slots[OPERATIONS] = {
#define OPERATION(family, name, documents, arguments, result)                                      \
	offsetof(struct adapter, operations.name),
#include "operations.def"
#undef OPERATION
	};

	return (adapter_operation **)((char *)adapter + slots[op]);
}

adapter_operation *adapter_served(const struct adapter *adapter, enum operation op)
{
	/* Only read through here; the cast serves adapter_slot's writers. */
	adapter_operation *own = *adapter_slot((struct adapter *)adapter, op);

	return own != NULL ? own : support_of(op);
}
