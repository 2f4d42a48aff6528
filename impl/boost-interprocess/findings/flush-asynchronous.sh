#!/bin/sh
# SPDX-License-Identifier: MIT
# flush() without arguments asks the system for MS_ASYNC, which on Linux starts nothing: the
# page is as dirty afterwards as before.  A flush that waits cleans it, where there is a disk.
exec "$(dirname "$0")/../../kits/c/standalone" c++ <<'END'
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <unistd.h>

namespace ipc = boost::interprocess;

// Kilobytes of the mapping that are dirty, from /proc/self/smaps; -1: not to be seen.
static long dirty(const void *address)
{
	std::ifstream smaps("/proc/self/smaps");
	std::string line;
	char start[32];
	long kilobytes, total = -1;

	std::snprintf(start, sizeof(start), "%lx-", (unsigned long)(uintptr_t)address);
	while (std::getline(smaps, line)) {
		if (total >= 0 && line.compare(0, 7, "VmFlags") == 0)
			break;
		if (line.compare(0, std::strlen(start), start) == 0)
			total = 0;
		else if (total >= 0 && (std::sscanf(line.c_str(), "Shared_Dirty: %ld", &kilobytes) == 1 ||
					std::sscanf(line.c_str(), "Private_Dirty: %ld", &kilobytes) == 1))
			total += kilobytes;
	}
	return total;
}

int main()
{
	std::ofstream("file") << std::string(4000, 'x');
	ipc::file_mapping file("file", ipc::read_write);
	ipc::mapped_region region(file, ipc::read_write);
	void *address = region.get_address();
	long before, after;

	std::memset(address, 'y', 4000);
	before = dirty(address);
	if (!region.flush())
		return 77;
	after = dirty(address);
	if (!region.flush(0, 0, false) || before <= 0 || dirty(address) != 0) {
		std::puts("whether a page is dirty is not to be seen on this file system");
		return 77;
	}
	std::printf("flush(): expected writing to have begun, found %ld of %ld kB dirty; "
		    "flush(0, 0, false) leaves none\n", after, before);
	return after == before ? 0 : 1;
}
END
