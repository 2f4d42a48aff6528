#!/bin/sh
# SPDX-License-Identifier: MIT
# A range that does not start with a page of the region cannot be flushed.
exec "$(dirname "$0")/../../kits/c/standalone" c++ <<'END'
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace ipc = boost::interprocess;

int main()
{
	std::ofstream("file") << std::string(10000, 'x');
	ipc::file_mapping file("file", ipc::read_write);
	ipc::mapped_region region(file, ipc::read_write);
	std::memset(region.get_address(), 'y', region.get_size());
	if (!region.flush(0, 10, false))
		return 77;
	if (region.flush(10, 10, false) && region.flush(10)) {
		std::puts("bytes from 10 on were flushed");
		return 1;
	}
	std::puts("flush(10, 10): expected true, found false");
	return 0;
}
END
