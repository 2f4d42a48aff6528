/* SPDX-License-Identifier: MIT */
/* The descriptor of an MmFile that opens the file itself. */
#include "d_mmfile.h"

REQUIREMENT(d-mmfile.descriptor-low, native, "d-mmfile/15",
	"The destructor must close the file even if its descriptor is one of those that a program "
	"starts with.")
{
	static const int64_t numbers[] = { 100, 2, 0 };
	struct file *f = new_pattern_file(page());

	for (size_t i = 0; i < COUNT(numbers); i++)
		expect_false(CALL(native, T("low"), path_argument(f), I(numbers[i])));
}
