/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum operation adapter_asked(const struct adapter_call *call)
{
	return call->operation;
}

const struct value *adapter_argument(struct adapter_call *call, const char *name)
{
	static const struct value absent = { .tag = VALUE_ABSENT };
	int position = operation_argument_find(call->operation, name, strlen(name));

	return position < 0 ? &absent : &call->arguments[position];
}

bool adapter_named(const struct adapter_call *call, const char *name)
{
	int position = operation_argument_find(call->operation, name, strlen(name));

	return position >= 0 && call->named[position];
}

static bool refuse_type(struct adapter_call *call, const char *name, const char *wanted)
{
	const struct value *v = adapter_argument(call, name);

	adapter_error(call, "TypeError", 0, "kit", "%s must be %s, not %s", name, wanted,
	              value_tag_name(v->tag));
	return false;
}

static bool is_number(const struct value *v)
{
	return v->tag == VALUE_BOOL || v->tag == VALUE_INT || v->tag == VALUE_BIG;
}

bool adapter_integer(struct adapter_call *call, const char *name, int64_t *out)
{
	const struct value *v = adapter_argument(call, name);

	if (v->tag == VALUE_ABSENT)
		return true;
	if (!is_number(v))
		return refuse_type(call, name, "an integer");
	if (v->tag == VALUE_BIG) {
		adapter_error(call, "OverflowError", 0, "kit", "%s does not fit 64 bits", name);
		return false;
	}
	*out = v->number;
	return true;
}

bool adapter_truth(struct adapter_call *call, const char *name, bool *out)
{
	const struct value *v = adapter_argument(call, name);

	if (v->tag == VALUE_ABSENT)
		return true;
	if (!is_number(v))
		return refuse_type(call, name, "a truth value");
	*out = v->number != 0;
	return true;
}

void *adapter_peek(struct adapter_call *call, const struct value *v,
                   const struct adapter_class *class)
{
	const struct adapter_handle *handle = NULL;

	(void)call; /* the table of handles is the process's */
	if (v->tag == VALUE_HANDLE)
		handle = adapter_handles_find(v->number);
	return handle != NULL && handle->class == class ? handle->object : NULL;
}

void *adapter_object(struct adapter_call *call, const char *name, const struct adapter_class *class)
{
	void *object = adapter_peek(call, adapter_argument(call, name), class);

	if (object == NULL)
		adapter_error(call, "TypeError", 0, "kit", "%s must be a %s", name, class->name);
	return object;
}

bool adapter_descriptor(struct adapter_call *call, const char *name, int *out)
{
	const struct value *v = adapter_argument(call, name);
	const struct adapter_file *file = adapter_peek(call, v, &adapter_file_class);
	int64_t number = 0;

	if (file != NULL) {
		*out = file->fd;
		return true;
	}
	if (v->tag == VALUE_ABSENT)
		return refuse_type(call, name, "a file");
	if (!adapter_integer(call, name, &number))
		return false;
	if (number < INT_MIN || number > INT_MAX) {
		adapter_error(call, "OverflowError", 0, "kit", "%s is no descriptor", name);
		return false;
	}
	*out = (int)number;
	return true;
}

bool adapter_size(struct adapter_call *call, const char *name, size_t *out)
{
	const struct value *v = adapter_argument(call, name);
	unsigned long long number;
	int64_t small = 0;

	if (v->tag != VALUE_BIG) {
		if (v->tag == VALUE_ABSENT)
			return true;
		if (!adapter_integer(call, name, &small))
			return false;
		number = (unsigned long long)small;
	} else {
		errno = 0;
		number = strtoull((const char *)v->data, NULL, 10);
		if (errno != 0)
			small = -1;
	}
	if (small < 0 || (v->tag == VALUE_BIG && v->number < 0) || number > SIZE_MAX) {
		adapter_error(call, "OverflowError", 0, "adapter", "%s does not fit size_t", name);
		return false;
	}
	*out = (size_t)number;
	return true;
}

char *adapter_path(struct adapter_call *call, const char *name)
{
	const struct value *v = adapter_argument(call, name);
	const char *drive;
	char *path;

	if (v->tag != VALUE_BYTES || v->form != NULL) {
		adapter_error(call, "TypeError", 0, "adapter", "%s must be bytes", name);
		return NULL;
	}
	if (memchr(v->data, '\0', v->size) != NULL) {
		adapter_error(call, "ValueError", 0, "adapter",
		              "a C string ends at its first zero");
		return NULL;
	}
	drive = adapter_os_drive((const char *)v->data);
	if ((path = malloc(strlen(drive) + v->size + 1)) == NULL) {
		adapter_error(call, "MemoryError", ENOMEM, "adapter", "no memory for a path");
		return NULL;
	}
	strcpy(path, drive);
	strncat(path, (const char *)v->data, v->size);
	return path;
}
