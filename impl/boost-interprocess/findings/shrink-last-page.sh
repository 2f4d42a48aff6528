#!/bin/sh
# SPDX-License-Identifier: MIT
# A region that ends within a page, shortened within that page: false, and shorter.
exec "$(dirname "$0")/../../kits/c/standalone" c++ <<'END'
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <cstdio>
#include <fstream>

namespace ipc = boost::interprocess;

int main()
{
	std::ofstream("file") << std::string(100, 'x');
	ipc::file_mapping file("file", ipc::read_only);
	ipc::mapped_region region(file, ipc::read_only);
	const bool success = region.shrink_by(10);

	std::printf("100 bytes, shrink_by(10): expected true and 90 bytes, found %s and %zu\n",
		    success ? "true" : "false", region.get_size());
	return success ? 1 : 0;
}
END
