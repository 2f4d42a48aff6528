#!/bin/sh
# SPDX-License-Identifier: MIT
# A resize that fails has unmapped and closed the file already.
exec "$(dirname "$0")/../../kits/c/standalone" c++ -lboost_iostreams <<'END'
#include <boost/iostreams/device/mapped_file.hpp>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>

namespace io = boost::iostreams;

int main()
{
	std::ofstream("file") << std::string(5000, 'x');
	io::mapped_file file("file", io::mapped_file::readwrite);
	try {
		file.resize(INT64_MAX);
		std::puts("resized");
		return 77;
	} catch (const std::exception &e) {
		std::printf("%s\nafter the error: expected 5000 bytes, found %zu in a file that is "
			    "%s\n", e.what(), file.size(), file.is_open() ? "open" : "closed");
	}
	return file.is_open() && file.size() == 5000 ? 1 : 0;
}
END
