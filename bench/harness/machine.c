/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "base/clock.h"
#include "base/messages.h"
#include "base/mount_point.h"

#include "harness/page_cache.h"
#include "harness/processor_binding.h"
#include "harness/report.h"

/* Copy the first line of path that starts with key (all of it for ""), without key and blanks. */
static void take_line(const char *path, const char *key, char *out, size_t len)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;

	snprintf(out, len, "unknown");
	while (f != NULL && getline(&line, &cap, f) > 0)
		if (strncmp(line, key, strlen(key)) == 0) {
			snprintf(out, len, "%s",
			         line + strlen(key) + strspn(line + strlen(key), "\t :"));
			out[strcspn(out, "\n")] = '\0';
			break;
		}
	free(line);
	if (f != NULL)
		fclose(f);
}

static void put_line(FILE *f, const char *name, const char *path, const char *key)
{
	char value[512];

	take_line(path, key, value, sizeof(value));
	fprintf(f, "%s: %s\n", name, value);
}

/* A container can lie in a guest, so both are looked for. */
static const char *virtualisation(void)
{
	static char value[128];
	char flags[4096], vendor[64];
	const char *box = "", *what = "no hypervisor seen";

	if (access("/.dockerenv", F_OK) == 0 || access("/run/.containerenv", F_OK) == 0)
		box = "container, ";
	take_line("/proc/cpuinfo", "flags", flags, sizeof(flags));
	take_line("/sys/class/dmi/id/sys_vendor", "", vendor, sizeof(vendor));
	if (strstr(flags, " hypervisor") != NULL)
		what = "guest of a hypervisor, vendor ";
	else
		vendor[0] = '\0';
	snprintf(value, sizeof(value), "%s%s%s", box, what, vendor);
	return value;
}

/* The build type that Google Benchmark states about itself in its report. */
static const char *library_build(const char *json)
{
	static char value[32];
	json_t *root = json != NULL ? json_loads(json, 0, NULL) : NULL;
	const char *s = NULL;

	json_unpack(root, "{s:{s:s}}", "context", "library_build_type", &s);
	snprintf(value, sizeof(value), "%s", s != NULL ? s : "unknown");
	json_decref(root);
	return value;
}

static void put_clock(FILE *f)
{
	enum { READINGS = 100000 };
	struct timespec resolution;
	int64_t start = clock_ns(), end = 0;

	for (int i = 0; i < READINGS; i++)
		end = clock_ns();
	clock_getres(CLOCK_MONOTONIC, &resolution);
	fprintf(f, "clock: CLOCK_MONOTONIC, resolution %ld ns, %.0f ns per reading\n",
	        resolution.tv_nsec, (double)(end - start) / READINGS);
	put_line(f, "clock source",
	         "/sys/devices/system/clocksource/clocksource0/current_clocksource", "");
}

/* The read-ahead of the file's device, in KiB. */
static const char *read_ahead(const struct run *run)
{
	static char value[32];
	char path[64];
	struct stat st;

	snprintf(value, sizeof(value), "unknown");
	if (fstat(data_file_fd(run->file), &st) != 0)
		return value;
	snprintf(path, sizeof(path), "/sys/class/bdi/%u:%u/read_ahead_kb", major(st.st_dev),
	         minor(st.st_dev));
	take_line(path, "", value, sizeof(value));
	return value;
}

static void put_file_system(FILE *f, const struct run *run)
{
	struct mount m;

	mount_of(data_file_fd(run->file), &m);
	fprintf(f, "file system: %s on %s (%s)\n", m.type, m.source, m.options);
	fprintf(f, "read_ahead_kb: %s\n", read_ahead(run));
}

void machine_warn(const struct run *run)
{
	struct mount m;

	mount_of(data_file_fd(run->file), &m);
	if (strcmp(m.type, "tmpfs") == 0 || strcmp(m.type, "ramfs") == 0 ||
	    strcmp(m.type, "hugetlbfs") == 0)
		complain("warning: --dir %s: files of %s are in memory, and cold rows cannot be "
		         "measured; give a directory on a disk",
		         run->opt->dir, m.type);
}

static void put_settings(FILE *f, const struct run *run)
{
	const struct options *opt = run->opt;

	fprintf(f, "profile: %s\n", opt->profile->name);
	fprintf(f, "file size: %llu bytes\n", (unsigned long long)opt->size);
	fprintf(f, "repetitions: %ld\n", opt->repetitions);
	fprintf(f, "filter: %s\n", opt->filter != NULL ? opt->filter : "none");
	fprintf(f, "interrupted: %s\n", run->signal != 0 ? strsignal(run->signal) : "no");
}

int machine_write(FILE *f, const void *data)
{
	const struct run *run = data;
	struct utsname u;

	put_line(f, "processor", "/proc/cpuinfo", "model name");
	fprintf(f, "processors: %ld online, pinned to number %d\n", sysconf(_SC_NPROCESSORS_ONLN),
	        processor_bound());
	put_line(f, "last-level cache", "/sys/devices/system/cpu/cpu0/cache/index3/size", "");
	put_line(f, "memory", "/proc/meminfo", "MemTotal");
	put_line(f, "memory available", "/proc/meminfo", "MemAvailable");
	put_line(f, "swap", "/proc/meminfo", "SwapTotal");
	if (uname(&u) == 0)
		fprintf(f, "kernel: %s %s %s %s\n", u.sysname, u.release, u.version, u.machine);
	fprintf(f, "virtualisation: %s\n", virtualisation());
	fprintf(f, "page size: %ld bytes\n", sysconf(_SC_PAGESIZE));
	put_file_system(f, run);
	put_line(f, "transparent huge pages", "/sys/kernel/mm/transparent_hugepage/enabled", "");
	fprintf(f, "residency by: mincore%s\n", page_cache_has_cachestat() ? " and cachestat" : "");
	put_clock(f);
	fprintf(f, "google benchmark library: %s build\n", library_build(run->json));
	put_settings(f, run);
	return 0;
}

void machine_head(FILE *f, const struct run *run)
{
	const struct options *opt = run->opt;
	const char *build = library_build(run->json);
	struct mount m;

	mount_of(data_file_fd(run->file), &m);
	fprintf(f, "profile %s: %.10g MiB file on %s, read-ahead %s KiB, pages of %ld bytes\n",
	        opt->profile->name, (double)opt->size / (1 << 20), m.type, read_ahead(run),
	        sysconf(_SC_PAGESIZE));
	fprintf(f, "%ld repetitions in random order, pinned to processor %d of %ld, %s\n",
	        opt->repetitions, processor_bound(), sysconf(_SC_NPROCESSORS_ONLN),
	        virtualisation());
	if (strcmp(build, "release") != 0)
		fprintf(f,
		        "the Google Benchmark library is a build of type %s; it drives the "
		        "repetitions but takes no time itself\n",
		        build);
	if (run->signal != 0)
		fprintf(f, "INTERRUPTED: the results are of a part of the run\n");
}
