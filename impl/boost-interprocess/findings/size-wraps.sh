#!/bin/sh
# SPDX-License-Identifier: MIT
# A size near the largest, added to the offset's place in its page, wraps to a small one.
exec "$(dirname "$0")/../../kits/c/standalone" c++ <<'END'
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <cstdint>
#include <cstdio>
#include <fstream>

namespace ipc = boost::interprocess;

int main()
{
	std::ofstream("file") << std::string(10000, 'x');
	ipc::file_mapping file("file", ipc::read_only);
	try {
		ipc::mapped_region region(file, ipc::read_only, 100, SIZE_MAX);

		std::printf("size %zu from offset 100: expected an exception, found a region of "
			    "%zu bytes\n", SIZE_MAX, region.get_size());
		return 0;
	} catch (const ipc::interprocess_exception &e) {
		std::printf("refused: %s\n", e.what());
		return 1;
	}
}
END
