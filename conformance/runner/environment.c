/* SPDX-License-Identifier: MIT
 *
 * The machine and the directory, as a cell's record describes them, and what the
 * directory can do: found by trying, never by name or version. */
#include "power.h"
#include "runner.h"
#include "text_json.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <unistd.h>

static json_t *limit_json(int resource)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
		return json_null();
	return json_integer((json_int_t)limit.rlim_cur);
}

/* The last mount whose device is dir's: type and options. */
static void find_mount(const char *dir, char type[64], char options[256])
{
	FILE *mounts = fopen("/proc/self/mountinfo", "re");
	char line[4096];
	struct stat st;

	snprintf(type, 64, "unknown");
	options[0] = '\0';
	if (mounts == NULL || stat(dir, &st) != 0)
		goto done;
	while (fgets(line, sizeof(line), mounts) != NULL) {
		unsigned major, minor;
		char mount_options[256];
		const char *rest = strstr(line, " - ");

		if (rest == NULL ||
		    sscanf(line, "%*s %*s %u:%u %*s %*s %255s", &major, &minor, mount_options) != 3 ||
		    makedev(major, minor) != st.st_dev)
			continue;
		sscanf(rest, " - %63s", type);
		memcpy(options, mount_options, sizeof(mount_options));
	}
done:
	if (mounts != NULL)
		fclose(mounts);
}

json_t *environment_json(const char *dir)
{
	struct utsname name;
	char type[64], options[256];

	uname(&name);
	find_mount(dir, type, options);
	return json_pack("{s:s, s:o, s:o, s:o, s:o, s:{s:o, s:o, s:o}, s:b}", "suite",
			 MMAPSPEC_VERSION, "kernel", text_json(name.release), "architecture",
			 text_json(name.machine), "filesystem", text_json(type), "mount",
			 text_json(options), "limits", "nofile", limit_json(RLIMIT_NOFILE),
			 "memlock", limit_json(RLIMIT_MEMLOCK), "as", limit_json(RLIMIT_AS),
			 "privileged", geteuid() == 0);
}

static bool can_map(int fd, int prot, int flags)
{
	size_t size = (size_t)sysconf(_SC_PAGESIZE);
	void *memory = mmap(NULL, size, prot, flags, fd, 0);

	if (memory == MAP_FAILED)
		return false;
	munmap(memory, size);
	return true;
}

/* The reason why the plug cannot be pulled goes to the tests in the environment: it is
 * what they say when they are skipped. */
static bool can_cut_power(const char *dir)
{
	static bool tried;
	static const char *wrong;

	if (!tried)
		wrong = power_probe(dir);
	tried = true;
	if (wrong != NULL)
		setenv("MMAPSPEC_POWER", wrong, 1);
	return wrong == NULL;
}

unsigned abilities_probe(const char *dir)
{
	char path[4096];
	unsigned able = 0;
	int fd;

	snprintf(path, sizeof(path), "%s/probe", dir);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return 0;
	unlink(path);
	if (ftruncate(fd, 2 * sysconf(_SC_PAGESIZE)) == 0)
		able |= NEEDS_GROWTH;
	if (can_map(fd, PROT_READ | PROT_WRITE, MAP_SHARED))
		able |= NEEDS_SHARED;
	if (can_map(fd, PROT_READ | PROT_EXEC, MAP_SHARED))
		able |= NEEDS_EXEC;
	if (access("/proc/self/maps", R_OK) == 0 && access("/proc/self/fd", X_OK) == 0)
		able |= NEEDS_LINUX_PROC;
	if (can_cut_power(dir))
		able |= NEEDS_POWER;
	close(fd);
	return able;
}
