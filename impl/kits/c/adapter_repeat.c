/* SPDX-License-Identifier: MIT
 *
 * repeat: the requests are read once, and served count times between two readings of the
 * clock. */
#include "adapter_private.h"

#include <string.h>

enum { REQUESTS = 16 };
static const int64_t most = (int64_t)1 << 40;

struct sequence {
	struct adapter_call calls[REQUESTS];
	adapter_operation *serve[REQUESTS];
	size_t size;
	struct line result; /* bytes are copied out, as a user would take them */
};

/* What the kit does itself is not worth a clock, and some of it takes the process away. */
static bool is_repeatable(enum operation op)
{
	return strcmp(operation_table[op].family, "support") != 0 && op != OP_repeat;
}

/* Read one request; its errors are written as the outer call's answer. */
static bool read_one(struct adapter_call *outer, struct sequence *s, const char *text, size_t size)
{
	struct adapter_call *call;

	if (s->size == REQUESTS) {
		adapter_error(outer, "Unsupported", 0, "kit", "more than %d requests", REQUESTS);
		return false;
	}
	call = &s->calls[s->size++];
	*call = (struct adapter_call){
		.adapter = outer->adapter,
		.id = outer->id,
		.id_size = outer->id_size,
		.answer = outer->answer,
		.result = &s->result,
	};
	if (!adapter_request_words(call, text, size)) {
		outer->answered = true;
		return false;
	}
	s->serve[s->size - 1] = adapter_served(call->adapter, call->operation);
	if (is_repeatable(call->operation))
		return true;
	adapter_error(outer, "Unsupported", 0, "kit", "%s is not repeated",
	              operation_table[call->operation].name);
	return false;
}

static bool read_all(struct adapter_call *outer, struct sequence *s)
{
	const struct value *request = adapter_argument(outer, "request");
	const char *text = (const char *)request->data, *end, *stop;

	if (request->tag != VALUE_TEXT) {
		adapter_error(outer, "TypeError", 0, "kit", "request must be a text");
		return false;
	}
	for (stop = text + request->size; text <= stop; text = end + 1) {
		end = memchr(text, '\n', (size_t)(stop - text));
		end = end != NULL ? end : stop;
		if (!read_one(outer, s, text, (size_t)(end - text)))
			return false;
	}
	return true;
}

/* Serve call; how many of the rounds left that was, or 0 after an error. */
static int64_t serve(struct adapter_call *call, adapter_operation *operation, int64_t rounds)
{
	call->answered = false;
	call->rounds = rounds;
	call->taken = 1;
	operation(call);
	if (!call->answered)
		adapter_error(call, "other", 0, "kit", "%s gave no answer",
		              operation_table[call->operation].name);
	return call->answer->size == 0 ? call->taken : 0;
}

/* The nanoseconds that it took; -1 after an error. */
static int64_t run(struct sequence *s, int64_t count)
{
	int64_t begin = adapter_os_nanoseconds(), taken = 1;

	for (int64_t i = 0; i < count; i += taken)
		for (size_t k = 0; k < s->size; k++) {
			taken = serve(&s->calls[k], s->serve[k], s->size == 1 ? count - i : 1);
			if (taken == 0)
				return -1;
		}
	return adapter_os_nanoseconds() - begin;
}

static void repeat(struct adapter_call *outer, struct sequence *s, int64_t count)
{
	int64_t elapsed;

	if (!read_all(outer, s))
		return;
	elapsed = run(s, count);
	if (elapsed < 0)
		outer->answered = true;
	else if (s->result.failed)
		adapter_error(outer, "MemoryError", 0, "kit", "no memory for a result");
	else
		adapter_answer_int(outer, elapsed);
}

void adapter_repeat(struct adapter_call *call)
{
	struct sequence s = { .size = 0 };
	int64_t count = 0;

	if (!adapter_integer(call, "count", &count))
		return;
	if (count < 0 || count > most) {
		adapter_error(call, "ValueError", 0, "kit", "count is from 0 to 2^40");
		return;
	}
	repeat(call, &s, count);
	for (size_t i = 0; i < s.size; i++)
		arena_free(&s.calls[i].arena);
	line_free(&s.result);
}

int64_t adapter_rounds(struct adapter_call *call)
{
	call->taken = call->result != NULL ? call->rounds : 1;
	return call->taken;
}
