/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

#include <stdarg.h>
#include <string.h>

#include "failure.h"

bool adapter_begin(struct adapter_call *call, const char *outcome)
{
	if (call->answered)
		return false;
	call->answered = true;
	line_append(call->answer, call->id, call->id_size);
	line_text(call->answer, outcome);
	return true;
}

/* A repeated request has no answer but its error.  Its bytes are copied, for a user would. */
static void drop(struct adapter_call *call, const struct value *v)
{
	call->answered = true;
	call->result->size = 0;
	if (v->tag == VALUE_BYTES)
		line_append(call->result, (const char *)v->data, v->size);
}

/* The table says what may be answered: an operation that breaks it is found here,
 * in the adapter, and not in a test that reads something else. */
void adapter_answer(struct adapter_call *call, const struct value *v)
{
	const struct operation_row *row = &operation_table[call->operation];

	if (!value_tag_in(v->tag, row->result)) {
		adapter_error(call, "other", 0, "kit", "%s answered %s, not %s", row->name,
		              value_tag_name(v->tag), row->result);
	} else if (call->result != NULL && !call->answered) {
		drop(call, v);
	} else if (adapter_begin(call, " ok ")) {
		value_write(call->answer, v);
	}
}

void adapter_answer_none(struct adapter_call *call)
{
	struct value v = value_none();

	adapter_answer(call, &v);
}

void adapter_answer_bool(struct adapter_call *call, bool truth)
{
	struct value v = value_bool(truth);

	adapter_answer(call, &v);
}

void adapter_answer_int(struct adapter_call *call, int64_t number)
{
	struct value v = value_int(number);

	adapter_answer(call, &v);
}

void adapter_answer_bytes(struct adapter_call *call, const void *data, size_t size)
{
	struct value v = value_bytes(data, size);

	adapter_answer(call, &v);
}

void adapter_write_text(struct line *line, const char *label, const char *text)
{
	struct value v = { .tag = VALUE_TEXT, .data = (const unsigned char *)text };

	v.size = text != NULL ? strlen(text) : 0;
	line_text(line, label);
	value_write(line, &v);
}

void adapter_error(struct adapter_call *call, const char *kind, int number, const char *native,
                   const char *format, ...)
{
	va_list arguments, again;
	char *message = NULL;
	int size;

	if (!adapter_begin(call, " err "))
		return;
	va_start(arguments, format);
	va_copy(again, arguments);
	size = vsnprintf(NULL, 0, format, arguments);
	if (size >= 0)
		message = arena_allocate(&call->arena, (size_t)size + 1);
	if (message != NULL)
		vsnprintf(message, (size_t)size + 1, format, again);
	va_end(again);
	va_end(arguments);

	line_text(call->answer, kind);
	if (number != 0)
		line_format(call->answer, " %d ", number);
	else
		line_text(call->answer, " none ");
	adapter_write_text(call->answer, "", native);
	adapter_write_text(call->answer, " ", message);
}

void adapter_keep(struct adapter_call *call, const struct adapter_class *class, void *object)
{
	const bool kept = !call->answered && call->result == NULL;
	struct value v = value_handle(kept ? adapter_handles_add(class, object) : 0);

	if (v.number > 0) {
		adapter_answer(call, &v);
		return;
	}
	if (class->destroy != NULL)
		class->destroy(object);
	if (call->result != NULL)
		adapter_answer(call, &v);
	adapter_error(call, "MemoryError", 0, "kit", "no memory for a handle");
}

/* Take back an answer that cannot be sent. */
static void replace(struct adapter_call *call, const char *kind, const char *message)
{
	line_free(call->answer);
	call->answered = false;
	adapter_error(call, kind, 0, "kit", "%s", message);
}

void adapter_finish(struct adapter_call *call)
{
	if (!call->answered)
		adapter_error(call, "other", 0, "kit", "%s gave no answer",
		              operation_table[call->operation].name);
	if (call->answer->failed)
		replace(call, "MemoryError", "no memory for the answer");
	else if (call->answer->size >= LINE_LIMIT)
		replace(call, "Unsupported", "the answer is longer than a line may be");
}

void adapter_unsupported(struct adapter_call *call, const char *what)
{
	adapter_error(call, "Unsupported", 0, "adapter", "%s", what);
}

void failure_answer(struct adapter_call *call, const struct failure *failure)
{
	adapter_error(call, failure->kind, failure->number, failure->native, "%s",
	              failure->message);
}
