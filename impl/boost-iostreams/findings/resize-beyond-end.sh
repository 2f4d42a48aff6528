#!/bin/sh
# SPDX-License-Identifier: MIT
# A mapping with an offset that is resized counts as many bytes as the file has, and reaches
# as far behind its end as the offset is large.
exec "$(dirname "$0")/../../kits/c/standalone" c++ -lboost_iostreams <<'END'
#include <boost/iostreams/device/mapped_file.hpp>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <string>
#include <unistd.h>

namespace io = boost::iostreams;

static void fault(int)
{
	static const char text[] = "the last byte that size() counts: expected to be read, "
				   "found SIGBUS\n";

	_exit(write(1, text, sizeof(text) - 1) < 0 ? 77 : 0);
}

int main()
{
	const int unit = io::mapped_file::alignment();

	std::ofstream("file") << std::string(2 * unit, 'x');
	io::mapped_file part("file", io::mapped_file::readwrite, unit, unit);
	part.resize(3 * unit);
	std::printf("file of %d bytes, mapped from %d on: %zu bytes\n", 3 * unit, unit, part.size());
	std::fflush(stdout);
	std::signal(SIGBUS, fault);
	std::printf("the last byte: %d\n",
		    const_cast<const volatile char *>(part.const_data())[part.size() - 1]);
	return 1;
}
END
