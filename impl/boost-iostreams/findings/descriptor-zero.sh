#!/bin/sh
# SPDX-License-Identifier: MIT
# An open() that fails leaves its descriptor open if that has the number 0, which is free if the
# standard input is closed.
exec "$(dirname "$0")/../../kits/c/standalone" c++ -lboost_iostreams <<'END'
#include <boost/iostreams/device/mapped_file.hpp>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace io = boost::iostreams;

int main()
{
	std::ofstream("empty").close();
	close(0);
	try {
		io::mapped_file_source file("empty");
		std::puts("an empty file is mapped");
		return 77;
	} catch (const std::exception &e) {
		const bool open = fcntl(0, F_GETFD) >= 0;
		std::printf("%s\nafter the error: expected descriptor 0 closed, found it %s\n",
			    e.what(), open ? "open" : "closed");
		return !open;
	}
}
END
