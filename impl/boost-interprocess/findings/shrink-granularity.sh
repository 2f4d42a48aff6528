#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows shrink_by() counts in units of 64 KiB, the allocation granularity.  In a region that is no
# multiple of that it fails, even for whole pages, and changes the size nevertheless.
exec "$(dirname "$0")/../../kits/c/standalone" windows c++ <<'END'
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <cstdio>
#include <fstream>

namespace ipc = boost::interprocess;

int main()
{
	std::ofstream("file") << std::string(8192, 'x');
	ipc::file_mapping file("file", ipc::read_only);
	ipc::mapped_region region(file, ipc::read_only);
	const bool success = region.shrink_by(4096);

	std::printf("two pages, shrink_by(4096): expected true and 4096 bytes, found %s and %zu\n",
		    success ? "true" : "false", region.get_size());
	return success ? 1 : 0;
}
END
