/* SPDX-License-Identifier: MIT
 *
 * The machine and the directory, as a cell's record describes them, and what the
 * directory can do: found by trying, never by name or version. */
#include "cell/make_records.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "ability.h"
#include "base/installation.h"
#include "base/mount_point.h"
#include "json_from_text.h"
#include "power_cut.h"

static json_t *limit_json(int resource)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
		return json_null();
	return json_integer((json_int_t)limit.rlim_cur);
}

json_t *environment_json(const char *dir)
{
	struct mount mount = { "unknown", "unknown", "unknown" };
	int fd = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct utsname name;

	uname(&name);
	if (fd >= 0) {
		mount_of(fd, &mount);
		close(fd);
	}
	return json_pack("{s:s, s:o, s:o, s:o, s:o, s:{s:o, s:o, s:o}, s:b}", "suite",
	                 MMAPSPEC_VERSION, "kernel", text_json(name.release), "architecture",
	                 text_json(name.machine), "filesystem", text_json(mount.type), "mount",
	                 text_json(mount.options), "limits", "nofile", limit_json(RLIMIT_NOFILE),
	                 "memlock", limit_json(RLIMIT_MEMLOCK), "as", limit_json(RLIMIT_AS),
	                 "privileged", geteuid() == 0);
}

static bool has(const struct ability_place *place, const char *ability)
{
	return ability_ask(ability_find(ability), place).state == ABILITY_YES;
}

/* The reason why there are no power cuts goes to the tests in the environment: it is
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
	struct ability_place place;
	unsigned able = 0;

	ability_place_open(&place, dir, dir, 0);
	if (has(&place, "map-shared-read") && has(&place, "map-shared-write"))
		able |= NEEDS_SHARED;
	if (has(&place, "grow"))
		able |= NEEDS_GROWTH;
	if (has(&place, "map-exec"))
		able |= NEEDS_EXEC;
	if (has(&place, "append-once"))
		able |= NEEDS_APPEND;
	ability_place_close(&place);
	if (access("/proc/self/maps", R_OK) == 0 && access("/proc/self/fd", X_OK) == 0)
		able |= NEEDS_LINUX_PROC;
	if (can_cut_power(dir))
		able |= NEEDS_POWER;
	return able;
}
