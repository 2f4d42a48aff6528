/* SPDX-License-Identifier: MIT */
/* An argument that frees the buffer when it is asked for its number. */
#include "reentrant.h"

REQUIREMENT(ruby-io-buffer.reentrant.offset, native,
	"ruby-io-buffer/11 ruby-io-buffer/18 ruby-io-buffer/19",
	"An offset that frees the buffer when it is asked for its number ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("get_item", ENTERING(FAR));
	COMES_BACK_GONE("set_item", ENTERING(FAR), N(35));
}

REQUIREMENT(ruby-io-buffer.reentrant.value, native,
	"ruby-io-buffer/11 ruby-io-buffer/18 ruby-io-buffer/19",
	"A value that frees the buffer when it is asked for its number ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("set_item", N(FAR), ENTERING(35));
}
