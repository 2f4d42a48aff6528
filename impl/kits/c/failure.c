/* SPDX-License-Identifier: MIT */
#include "failure.h"

#include "adapter.h"

void failure_answer(struct adapter_call *call, const struct failure *failure)
{
	adapter_error(call, failure->kind, failure->number, failure->native, "%s",
	              failure->message);
}
