/* SPDX-License-Identifier: MIT */

#include "library_test.h"

int main(void)
{
	/* First, while no guard is up. */
	test_os();
	test_failing();
	test_descriptors();
	test_limits();
	test_values();
	test_windows();
	test_cut();
	test_searching();
	test_resizing();
	test_no_access();
	test_missing();
	return failures() != 0;
}
