/* SPDX-License-Identifier: MIT */
#include "base/mount_point.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

/* The mount's number, where the kernel tells it (Linux 5.8), or its device. */
struct key {
	bool by_number;
	unsigned long long number;
	unsigned major, minor;
};

static bool find_key(int fd, struct key *key)
{
	struct statx st;

	if (statx(fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_MNT_ID, &st) != 0)
		return false;
	*key = (struct key){ (st.stx_mask & STATX_MNT_ID) != 0, st.stx_mnt_id, st.stx_dev_major,
		             st.stx_dev_minor };
	return true;
}

/* A line of mountinfo:
 *	36 35 254:0 / /mnt rw,noatime shared:1 - ext4 /dev/vda rw,errors=continue
 * The number of optional words in front of the dash varies. */
static bool parse(const char *line, const struct key *key, struct mount *out)
{
	const char *dash = strstr(line, " - ");
	unsigned long long number;
	unsigned major, minor;

	if (dash == NULL || sscanf(line, "%llu %*d %u:%u", &number, &major, &minor) != 3)
		return false;
	if (key->by_number ? number != key->number : major != key->major || minor != key->minor)
		return false;
	return sscanf(line, "%*d %*d %*s %*s %*s %255s", out->options) == 1 &&
	       sscanf(dash, " - %31s %127s", out->type, out->source) == 2;
}

static bool find_listed(const struct key *key, struct mount *out)
{
	FILE *list = fopen("/proc/self/mountinfo", "re");
	char *line = NULL;
	size_t room = 0;
	bool found = false;

	while (list != NULL && !found && getline(&line, &room, list) > 0)
		found = parse(line, key, out);
	free(line);
	if (list != NULL)
		fclose(list);
	return found;
}

/* ext2 and ext3 have the number of ext4, whose driver serves them. */
static const char *type_name(long long number)
{
	static const struct {
		long long number;
		const char *name;
	} types[] = {
		{ EXT4_SUPER_MAGIC, "ext4" },         { XFS_SUPER_MAGIC, "xfs" },
		{ BTRFS_SUPER_MAGIC, "btrfs" },       { TMPFS_MAGIC, "tmpfs" },
		{ OVERLAYFS_SUPER_MAGIC, "overlay" }, { FUSE_SUPER_MAGIC, "fuse" },
		{ NFS_SUPER_MAGIC, "nfs" },           { F2FS_SUPER_MAGIC, "f2fs" },
		{ SQUASHFS_MAGIC, "squashfs" },       { RAMFS_MAGIC, "ramfs" },
		{ HUGETLBFS_MAGIC, "hugetlbfs" },     { V9FS_MAGIC, "9p" },
		{ CEPH_SUPER_MAGIC, "ceph" },         { 0x2fc12fc1, "zfs" },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (types[i].number == number)
			return types[i].name;
	return "unknown";
}

void mount_of(int fd, struct mount *out)
{
	struct statfs st;
	struct key key;

	*out = (struct mount){ "unknown", "unknown", "unknown" };
	if (find_key(fd, &key) && find_listed(&key, out))
		return;
	if (fstatfs(fd, &st) == 0)
		snprintf(out->type, sizeof(out->type), "%s", type_name((unsigned)st.f_type));
}
