/* SPDX-License-Identifier: MIT
 *
 * The options of a command: one table, from which parsing and --help come (by GNU argp).  A row
 * stores its value in a member of the command's struct, or gives it to a function.
 *
 *	static const struct option_row rows[] = {
 *		{ .name = "What is measured:" },
 *		OPTION_TEXT("dir", "DIR", struct mine, dir, "put the file in this directory"),
 *		OPTION_NUMBER("pairs", "N", struct mine, pairs, 5, 1000, "pairs of processes (12)"),
 *		OPTION_FLAG("list", struct mine, list, "print the names of the rows"),
 *		OPTION_CALL("size", "BYTES", set_size, "size of the file"),
 *		{ 0 },
 *	};
 *	static const struct command_line line = {
 *		"mmapspec bench", NULL, "Measure ...", "Exit status: ...", rows,
 *	};
 *
 * A wrong option is one line: "mmapspec: --pairs: expected a number from 5 to 1000, got ...". */
#ifndef BASE_OPTIONS_H
#define BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum option_kind {
	OPTION_IS_HEADING,
	OPTION_IS_FLAG,
	OPTION_IS_TEXT,
	OPTION_IS_NUMBER,
	OPTION_IS_WORD,
	OPTION_IS_WORD_OR_NONE,
	OPTION_IS_CALL,
};

/* Store value in *data: the struct that was given to options_read().  Returns 0, or a status after
 * complain(). */
typedef int option_call(void *data, const char *value);

struct option_row {
	const char *name;     /* without "--"; a heading of --help if nothing else is set */
	const char *argument; /* as --help names it; NULL: takes none */
	const char *help;     /* as long as it must be: --help wraps it */
	enum option_kind kind;
	size_t member;            /* offset in the command's struct */
	long least, most;         /* of a number */
	const char *const *words; /* of a word, ending with NULL; an empty one cannot be given */
	option_call *call;
};

/* The members are: bool, const char *, long, and an enum whose values count the words from 0. */
#define OPTION_FLAG(name, type, member, help)                                                      \
	{                                                                                          \
		name, NULL, help, OPTION_IS_FLAG, offsetof(type, member), 0, 0, NULL, NULL         \
	}
#define OPTION_TEXT(name, argument, type, member, help)                                            \
	{                                                                                          \
		name, argument, help, OPTION_IS_TEXT, offsetof(type, member), 0, 0, NULL, NULL     \
	}
#define OPTION_NUMBER(name, argument, type, member, least, most, help)                             \
	{                                                                                          \
		name, argument, help, OPTION_IS_NUMBER, offsetof(type, member), least, most, NULL, \
		    NULL                                                                           \
	}
#define OPTION_WORD(name, argument, type, member, words, help)                                     \
	{                                                                                          \
		name, argument, help, OPTION_IS_WORD, offsetof(type, member), 0, 0, words, NULL    \
	}
/* The word is optional: --NAME alone is the first word that can be given. */
#define OPTION_WORD_OR_NONE(name, argument, type, member, words, help)                             \
	{                                                                                          \
		name, argument, help, OPTION_IS_WORD_OR_NONE, offsetof(type, member), 0, 0, words, \
		    NULL                                                                           \
	}
#define OPTION_CALL(name, argument, call, help)                                                    \
	{                                                                                          \
		name, argument, help, OPTION_IS_CALL, 0, 0, 0, NULL, call                          \
	}

struct command_line {
	const char *name;     /* "mmapspec run" */
	const char *operands; /* as --help names them: "BASE HEAD", or NULL; \n separates usages */
	const char *purpose;  /* what --help says before the options, and after them */
	const char *notes;
	const struct option_row *rows; /* up to one without a name; --help is added */
	/* Is told of each option that was stored, with its value; or NULL. */
	void (*seen)(void *data, const char *name, const char *value);
};

/* Read the options of argv[1] and what follows into *data.  Returns -1 to go on: the operands are
 * then argv[*first] and what follows (options that come after them are moved before them).  Else
 * returns the status to exit with: --help was printed (0), or one line says what is wrong
 * (EXIT_USAGE).  With first NULL an operand is wrong. */
int options_read(const struct command_line *line, int argc, char **argv, void *data, int *first);

#endif
