/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <stdio.h>
#include <string.h>

#include "place.h"

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

	*p = (struct place){ .read_ahead = "unknown" };
	mount_of(fd, &p->mount);
	if (fstat(fd, &st) != 0)
		return;
	find_read_ahead(st.st_dev, p);
}

int place_is_memory(const struct place *p)
{
	return strcmp(p->mount.type, "tmpfs") == 0 || strcmp(p->mount.type, "ramfs") == 0 ||
	       strcmp(p->mount.type, "hugetlbfs") == 0;
}
