/* SPDX-License-Identifier: MIT
 *
 * mapped_region of Boost.Interprocess: what the library offers, and nothing else. */
#include "object.h"

int main(void)
{
	static const char *const claims[] = { "boost-interprocess", NULL };
	const struct adapter adapter = {
		.name = "boost-interprocess",
		.version = region_version(),
		.language = "C++",
		.homepage = "https://www.boost.org/libs/interprocess",
		.issues = "https://github.com/boostorg/interprocess/issues",
		.claims = claims,
		.operations = {
			.map_path = object_map_path,
			.close = object_close,
			.flush = object_flush,
			.madvise = object_madvise,
			.length = object_length,
			.get_item = object_access,
			.set_item = object_access,
			.get_slice = object_access,
			.set_slice = object_access,
			.constant = object_constant,
			.native = object_native,
		},
	};

	return adapter_serve(&adapter);
}
