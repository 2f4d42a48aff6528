#!/bin/sh
# SPDX-License-Identifier: MIT
# A region shortened by all of its bytes is unmapped, and keeps its size.
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
	const bool success = region.shrink_by(region.get_size());

	std::printf("shrink_by(100) of 100 bytes is %s: expected the size 0, found %zu at %p\n",
		    success ? "true" : "false", region.get_size(), region.get_address());
	return success && region.get_size() != 0 ? 0 : 1;
}
END
