/* SPDX-License-Identifier: MIT */
#ifndef REQUIREMENT_H
#define REQUIREMENT_H

/* A requirement stands on top of its test, in conformance/tests/<area>.c or impl/NAME/tests:
 *
 *	REQUIREMENT(find.index.lowest, find, "python2.4/65 python-docs/37",
 *		"find gives the lowest index at which the needle begins.")
 *	{
 *		struct arg m = map_bytes(READ, "xabcabcab");
 *
 *		expect_int(CALL(find, m, B("abc"), I(0)), 1);
 *	}
 *
 * Its id, the operation that it is about, the clauses that it cites, and what it says.  What
 * else struct requirement has may follow: `.level = RECOMMENDED`, `.needs = NEEDS_GROWTH`.
 *
 * It applies when the implementation claims a document of which a clause is cited (that
 * clause's own constraint on the version included), or when a clause of family universal is
 * cited.  The build fails on an id used twice, and on a citation of an unknown
 * clause. */

#include <criterion/criterion.h>
#include <stdbool.h>

#include "operations.h"

enum level { REQUIRED, RECOMMENDED, INFORMATIONAL };

/* What the directory or the system must be able to do (a skip names it). */
enum needed {
	NEEDS_SHARED = 1,     /* shared writable maps of a file */
	NEEDS_GROWTH = 2,     /* a file can be made longer */
	NEEDS_EXEC = 4,       /* pages of a file can be mapped executable */
	NEEDS_LINUX_PROC = 8, /* the adapter's /proc/PID/{fd,maps,status} can be read */
	NEEDS_POWER = 16,     /* the power of a file system can be cut (power_cut.h) */
	NEEDS_APPEND = 32,    /* what is written or mapped with O_APPEND lands once */
};

struct requirement {
	const char *id;             /* area.subject.detail: stable, lower case, never reused */
	enum level level;           /* REQUIRED if nothing else is said */
	const char *sources;        /* the clauses it cites: DOCUMENT/NUMBER, separated by blanks */
	const char *python;         /* NULL, or a further constraint such as ">=3.8 <3.13" */
	enum operation about;       /* the operation that it is about: the controls break it */
	unsigned needs;             /* enum needed */
	bool unprivileged;          /* run the adapter without the capabilities of root */
	bool may_fault;             /* a signal is a recorded value, not a failure */
	const char *nothing_passes; /* why it cannot fail when `about` does nothing, or NULL */
	const char *refused_passes; /* why it cannot fail when `about` is refused, or NULL */
	const char *statement;      /* one clause, our own words */
	const char *file;           /* set by the macro */
	int line;
	void (*body)(void); /* the test itself */
};

#define REQUIREMENT(id_, about_, sources_, ...)                                                    \
	TEST_IN("requirements", SYMBOL(requirement), #id_, .about = OP_##about_,                   \
	        .sources = (sources_), .statement = __VA_ARGS__)

/* The runner's own tests, one of each outcome, are written like requirements and are none:
 * only `run --self-test` sees them (conformance/tests/self.c). */
#define SELF_TEST(id_, ...)                                                                        \
	TEST_IN("self_tests", SYMBOL(self_test), #id_, .about = OP_find, .sources = "",            \
	        .statement = __VA_ARGS__)

/* What `mmapspec explore` runs is written like a requirement and is none either. */
#define EXPLORATION(id_, ...)                                                                      \
	TEST_IN("explorations", SYMBOL(exploration), #id_, .about = OP_settle, .sources = "",      \
	        .statement = __VA_ARGS__)

/* Criterion's symbols are global.  A line has one test, and TEST_FILE is the base name of the
 * file, which the Makefile defines and which is unique in the tree. */
#define SYMBOL(kind)              JOINED(kind, TEST_FILE, __LINE__)
#define JOINED(kind, file, line)  JOINED_(kind, file, line)
#define JOINED_(kind, file, line) kind##_##file##_##line

#define TEST_IN(section_, symbol, id_, ...) TEST_NAMED(section_, symbol, id_, __VA_ARGS__)
#define TEST_NAMED(section_, symbol, id_, ...)                                                     \
	static void symbol##_body(void);                                                           \
	static const struct requirement symbol##_entry = {                                         \
		.file = __FILE__, .line = __LINE__, .body = symbol##_body, .id = id_, __VA_ARGS__  \
	};                                                                                         \
	static const struct requirement *const symbol##_pointer                                    \
	    __attribute__((used, section(section_))) = &symbol##_entry;                            \
	Test(requirement, symbol, .data = (void *)(uintptr_t)&symbol##_entry)                      \
	{                                                                                          \
		requirement_run(&symbol##_entry, symbol##_body);                                   \
	}                                                                                          \
	static void symbol##_body(void)

/* Run body as the test of r: lease an adapter, decide what can be decided before,
 * report the verdict.  Called by the macro alone. */
void requirement_run(const struct requirement *r, void (*body)(void));

/* All requirements linked into this program, sorted by id; *count of them. */
const struct requirement *const *requirements_all(size_t *count);

/* The runner's own tests, likewise. */
const struct requirement *const *self_tests_all(size_t *count);

/* What `mmapspec explore` runs, likewise. */
const struct requirement *const *explorations_all(size_t *count);

/* The requirement, the runner's own test or the exploration of that id, or NULL. */
const struct requirement *requirement_find(const char *id);

/* The part of an id before its first dot, as the length of it. */
size_t requirement_area(const struct requirement *r);

const char *level_name(enum level level);

#endif
