/* SPDX-License-Identifier: MIT */

/* replay FILE ...: run the inputs in these files, without the fuzzer. */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROOM = 1 << 16 };

static int replay(const char *path)
{
	/* Of the input's exact size, so that reading past it is seen. */
	static unsigned char room[ROOM];
	FILE *file = fopen(path, "rb");
	uint8_t *data;
	size_t size;

	if (file == NULL) {
		perror(path);
		return 2;
	}
	size = fread(room, 1, ROOM, file);
	fclose(file);
	if ((data = malloc(size != 0 ? size : 1)) == NULL)
		return 2;
	for (size_t i = 0; i < size; i++)
		data[i] = room[i];
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 0;
}

int main(int argc, char **argv)
{
	int status = argc > 1 ? 0 : 2;

	for (int i = 1; i < argc && status == 0; i++)
		status = replay(argv[i]);
	if (status == 0)
		printf("%d inputs replayed\n", argc - 1);
	return status;
}
