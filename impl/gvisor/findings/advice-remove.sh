#!/bin/sh
# SPDX-License-Identifier: MIT
# madvise(MADV_REMOVE) is not implemented: the pages of a shared map cannot be punched out of its file.
cd "$(dirname "$0")/.." || exit 77
command -v runsc >/dev/null || { echo "needs runsc"; exit 77; }
folder=$(mktemp -d) || exit 77
trap 'rm -rf "$folder"' EXIT
${CC:-cc} -x c -o "$folder/finding" - <<'END' || exit 77
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
	long page = sysconf(_SC_PAGESIZE);
	int fd = open("file", O_RDWR | O_CREAT, 0600);
	char *memory;

	if (fd < 0 || ftruncate(fd, 2 * page) != 0)
		return 77;
	memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (memory == MAP_FAILED)
		return 77;
	if (madvise(memory + page, page, MADV_REMOVE) == 0)
		return 1;
	perror("MADV_REMOVE: expected no error, found");
	return 0;
}
END
start=$PWD/start
cd "$folder" && "$start" ./finding
