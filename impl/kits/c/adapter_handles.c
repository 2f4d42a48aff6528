/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

#include <stdlib.h>
#include <string.h>

/* Numbers only grow, so the table stays sorted by them. */
static struct adapter_handle *handles;
static size_t count, room;
static int64_t last;

/* The index of the first handle whose number is not below number. */
static size_t lower_bound(int64_t number)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (handles[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int64_t adapter_handles_add(const struct adapter_class *class, void *object)
{
	if (count == room) {
		size_t more = room > 0 ? 2 * room : 16;
		struct adapter_handle *grown = realloc(handles, more * sizeof(*grown));

		if (grown == NULL)
			return 0;
		handles = grown;
		room = more;
	}
	handles[count++] = (struct adapter_handle){ ++last, class, object };
	return last;
}

const struct adapter_handle *adapter_handles_find(int64_t number)
{
	size_t i = lower_bound(number);

	return i < count && handles[i].number == number ? &handles[i] : NULL;
}

bool adapter_handles_remove(int64_t number)
{
	const struct adapter_handle *found = adapter_handles_find(number);
	struct adapter_handle handle;
	size_t i;

	if (found == NULL)
		return false;
	handle = *found;
	i = (size_t)(found - handles);
	memmove(handles + i, handles + i + 1, (--count - i) * sizeof(*handles));
	if (handle.class->destroy != NULL)
		handle.class->destroy(handle.object);
	return true;
}

void adapter_handles_clear(void)
{
	while (count > 0)
		adapter_handles_remove(handles[count - 1].number);
	free(handles);
	handles = NULL;
	room = 0;
}
