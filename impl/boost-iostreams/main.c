/* SPDX-License-Identifier: MIT
 *
 * mapped_file of Boost.Iostreams: what the library offers, and nothing else. */
#include "mapped.h"
#include "object.h"

int main(void)
{
	static const char *const claims[] = { "boost-iostreams", NULL };
	const struct adapter adapter = {
		.name = "boost-iostreams",
		.version = mapped_version(),
		.language = "C++",
		.homepage = "https://www.boost.org/libs/iostreams",
		.issues = "https://github.com/boostorg/iostreams/issues",
		.claims = claims,
		.operations = {
			.map_path = object_map_path,
			.close = object_close,
			.closed = object_closed,
			.resize = object_resize,
			.length = object_length,
			.get_item = object_access,
			.set_item = object_access,
			.get_slice = object_access,
			.set_slice = object_access,
			.native = object_native,
		},
	};

	return adapter_serve(&adapter);
}
