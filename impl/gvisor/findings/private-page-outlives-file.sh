#!/bin/sh
# SPDX-License-Identifier: MIT
# A page of a private map that was written to can still be read after somebody outside the sandbox
# cut the file before it, until somebody inside asks for the file's size.  Without the sandbox the
# load raises SIGBUS.
cd "$(dirname "$0")/.." || exit 77
command -v runsc >/dev/null || { echo "needs runsc"; exit 77; }
folder=$(mktemp -d) || exit 77
trap 'rm -rf "$folder"' EXIT
${CC:-cc} -x c -o "$folder/finding" - <<'END' || exit 77
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	long page = sysconf(_SC_PAGESIZE);
	int fd = open("file", O_RDWR | O_CREAT, 0600), status;
	volatile char *memory;

	if (fd < 0 || ftruncate(fd, 2 * page) != 0)
		return 77;
	memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	if (memory == MAP_FAILED)
		return 77;
	memory[page] = 'x';
	close(open("stored", O_CREAT, 0600));
	while (access("cut", F_OK) != 0)
		usleep(1000);
	if (fork() == 0)
		_exit(memory[page] == 'x' ? 0 : 1);
	wait(&status);
	printf("a load behind the end of the file: expected SIGBUS, found %s\n",
	       WIFSIGNALED(status) ? "a signal" : "the byte that was stored");
	return WIFSIGNALED(status);
}
END
start=$PWD/start
cd "$folder" || exit 77
"$start" ./finding >said &
for second in 1 2 3 4 5 6 7 8 9 10; do
	[ -e stored ] || sleep 1
done
truncate -s "$(getconf PAGESIZE)" file
touch cut
wait $!
status=$?
cat said
exit $status
