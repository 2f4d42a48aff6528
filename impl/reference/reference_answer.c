/* SPDX-License-Identifier: MIT */

/* The library's errors in the protocol's words. */

#include "reference_private.h"

#include "os.h"

#include <errno.h>
#include <string.h>

static const struct {
	const char *kind, *native, *message;
} errors[] = {
	[MMAPOBJ_TYPE] = { "TypeError", "MMAPOBJ_TYPE", "the access mode forbids it" },
	[MMAPOBJ_VALUE] = { "ValueError", "MMAPOBJ_VALUE", "closed, or out of range" },
	[MMAPOBJ_INDEX] = { "IndexError", "MMAPOBJ_INDEX",
	                    "outside the sequence, or another size" },
	[MMAPOBJ_BUFFER] = { "BufferError", "MMAPOBJ_BUFFER", "a view is still held" },
	[MMAPOBJ_OVERFLOW] = { "OverflowError", "MMAPOBJ_OVERFLOW",
	                       "the system cannot express it" },
	[MMAPOBJ_MEMORY] = { "MemoryError", "MMAPOBJ_MEMORY", "memory is out" },
	[MMAPOBJ_OS] = { "OSError", "MMAPOBJ_OS", NULL },
};

bool reference_ok(struct adapter_call *call, int error)
{
	int number = error == MMAPOBJ_OS ? os_error() : 0;
	const char *message;

	if (error == MMAPOBJ_OK)
		return true;
	message = error == MMAPOBJ_OS ? strerror(errno) : errors[error].message;
	adapter_error(call, errors[error].kind, number, errors[error].native, "%s: %s",
	              operation_table[adapter_asked(call)].name, message);
	return false;
}

void reference_done(struct adapter_call *call, int error)
{
	if (reference_ok(call, error))
		adapter_answer_none(call);
}

void reference_answer_text(struct adapter_call *call, const char *text)
{
	struct value v = {
		.tag = VALUE_TEXT,
		.data = (const unsigned char *)text,
		.size = strlen(text),
	};

	adapter_answer(call, &v);
}

void reference_type_error(struct adapter_call *call, const char *message)
{
	adapter_error(call, "TypeError", 0, "MMAPOBJ_TYPE", "%s: %s",
	              operation_table[adapter_asked(call)].name, message);
}
