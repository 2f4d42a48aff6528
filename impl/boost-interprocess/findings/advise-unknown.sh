#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows advise() returns false for every advice, advice_normal included.
exec "$(dirname "$0")/../../kits/c/standalone" windows c++ <<'END'
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <cstdio>
#include <fstream>

namespace ipc = boost::interprocess;

int main()
{
	std::ofstream("file") << "content";
	ipc::file_mapping file("file", ipc::read_only);
	ipc::mapped_region region(file, ipc::read_only);
	const bool normal = region.advise(ipc::mapped_region::advice_normal);
	const bool random = region.advise(ipc::mapped_region::advice_random);

	std::printf("advise(advice_normal) and advise(advice_random): expected true, found %s and %s\n",
		    normal ? "true" : "false", random ? "true" : "false");
	return normal || random ? 1 : 0;
}
END
