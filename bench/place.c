/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "place.h"

/* A line of mountinfo:
 *	36 35 254:0 / /mnt rw,noatime shared:1 - ext4 /dev/vda rw,errors=continue
 * The number of optional words before the dash varies. */
static int parse(const char *line, unsigned maj, unsigned min, struct place *p)
{
	const char *dash = strstr(line, " - ");
	unsigned a, b;

	if (dash == NULL || sscanf(line, "%*d %*d %u:%u", &a, &b) != 2 || a != maj || b != min)
		return 0;
	if (sscanf(line, "%*d %*d %*s %*s %*s %255s", p->options) != 1)
		return 0;
	return sscanf(dash, " - %31s %127s", p->type, p->source) == 2;
}

static void find_mount(dev_t dev, struct place *p)
{
	FILE *f = fopen("/proc/self/mountinfo", "r");
	char *line = NULL;
	size_t cap = 0;

	while (f != NULL && getline(&line, &cap, f) > 0)
		if (parse(line, major(dev), minor(dev), p))
			break;
	free(line);
	if (f != NULL)
		fclose(f);
}

static void find_read_ahead(dev_t dev, struct place *p)
{
	char path[64];
	FILE *f;

	snprintf(path, sizeof(path), "/sys/class/bdi/%u:%u/read_ahead_kb", major(dev), minor(dev));
	if ((f = fopen(path, "r")) == NULL)
		return;
	if (fscanf(f, "%31s", p->read_ahead) != 1)
		snprintf(p->read_ahead, sizeof(p->read_ahead), "unknown");
	fclose(f);
}

void place_of(int fd, struct place *p)
{
	struct stat st;

	*p = (struct place){ "unknown", "unknown", "unknown", "unknown" };
	if (fstat(fd, &st) != 0)
		return;
	find_mount(st.st_dev, p);
	find_read_ahead(st.st_dev, p);
}

int place_is_memory(const struct place *p)
{
	return strcmp(p->type, "tmpfs") == 0 || strcmp(p->type, "ramfs") == 0 ||
	       strcmp(p->type, "hugetlbfs") == 0;
}
