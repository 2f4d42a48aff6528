/* SPDX-License-Identifier: MIT */

/* The reference as a program that answers the protocol. */

#include "reference_adapter.h"

int main(int argc, char **argv)
{
	const struct adapter *adapter = reference_adapter(argc, argv);

	return adapter != NULL ? adapter_serve(adapter) : 2;
}
