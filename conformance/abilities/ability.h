/* SPDX-License-Identifier: MIT */
#ifndef ABILITY_H
#define ABILITY_H

/* The abilities of a directory's file system, found with plain system calls: no implementation, no
 * adapter and no privilege.  An ability stands on top of its probe and registers itself:
 *
 *	ABILITY(fsync-directory, "Does fsync() of a directory succeed?")
 *	{
 *		if (fsync(p->folder) != 0)
 *			probe_refused(p, "fsync(directory)");
 *		probe_yes(p, "fsync(directory)");
 *	}
 *
 * Its name is stable, lower case with hyphens.  The question has the answer yes on a local disk. */

#include <stddef.h>

enum ability_state { ABILITY_NO, ABILITY_YES, ABILITY_UNKNOWN };

/* One line of what was observed, such as "mmap(MAP_SHARED, PROT_WRITE): ENODEV". */
struct ability_answer {
	enum ability_state state;
	char observed[160];
};

/* Where probes work.  Nothing is created outside folder, and each probe's files are removed. */
struct ability_place {
	int folder;   /* an empty folder of the caller's own; -1: nothing can be created */
	int error;    /* errno of why there is no folder */
	int existing; /* a file to read if there is no folder, or -1 */
	size_t unit;  /* the multiple that lengths and offsets of maps must be */
};

/* Open *place for probes in dir.  folder is the path of an empty folder inside dir; or NULL if none
 * can be created, with errno in error: a file in dir or in a folder inside it is read then. */
void ability_place_open(struct ability_place *place, const char *dir, const char *folder,
                        int error);
void ability_place_close(struct ability_place *place);

struct probe;
typedef void ability_probe(const struct probe *p);

struct ability {
	const char *name, *question;
	ability_probe *probe;
};

/* All abilities, sorted by name; *count of them. */
const struct ability *const *abilities_all(size_t *count);

/* The ability of that name, or NULL. */
const struct ability *ability_find(const char *name);

/* Run the probe in a process of its own, for at most one second.  A probe that is killed by SIGBUS
 * or SIGSEGV answers no.  One that does not end in time answers unknown. */
struct ability_answer ability_ask(const struct ability *a, const struct ability_place *place);

/* "no", "yes" or "?". */
const char *ability_state_text(enum ability_state state);

#define ABILITY(name, question)    ABILITY_ON_LINE(__LINE__, #name, question)
#define ABILITY_ON_LINE(line, ...) ABILITY_NUMBERED(line, __VA_ARGS__)
#define ABILITY_NUMBERED(number, id, text)                                                         \
	static ability_probe probe_##number;                                                       \
	static const struct ability ability_##number = { id, text, probe_##number };               \
	static const struct ability *const pointer_##number                                        \
	    __attribute__((used, section("abilities"))) = &ability_##number;                       \
	static void probe_##number(const struct probe *p)

#endif
