/* SPDX-License-Identifier: MIT */
#ifndef MUTANT_H
#define MUTANT_H

/* The catalogue: the reference with one fault each, of the kind that real
 * implementations have had.  A mutant replaces an operation of the reference's table by
 * a wrapper; nothing of it is inside the reference.  It stands in a file of its class,
 * catalogue/<class>.c, and registers itself there:
 *
 *	MUTANT(range.move-cut, move, "grid.move.destination",
 *	       "move takes the lowest bits of a number that is too large.")
 *	{
 *		... what is wrong ...
 *	}
 *
 * These are its id, the operation that it is about, the requirement that must fail on it
 * after its fixture (its killer), the fault in words, and members of struct mutant, such
 * as .also.  The body may change the arguments of call, or answer call by itself, with the
 * library and its private headers.  If it gives no answer, the operation of the reference
 * is called after it. */

#include "adapter_private.h"
#include "mmapobj_private.h"
#include "reference_private.h"

struct mutant {
	struct {
		enum operation about;
		adapter_operation *operation;
	} also[3]; /* further operations that the same fault shows in */
	adapter_operation *operation;
	enum operation about;
	const char *name, *killer, *fault;
	bool unix_alone; /* Windows cannot do what is wrong here */
};

#define MUTANT(id, operation, ...) MUTANT_ON_LINE(__LINE__, #id, OP_##operation, __VA_ARGS__)
#define MUTANT_ON_LINE(line, ...)  MUTANT_NUMBERED(line, __VA_ARGS__)
#define MUTANT_NUMBERED(number, id, op, ...)                                                       \
	static adapter_operation body_##number;                                                    \
	static const struct mutant mutant_##number = {                                             \
		.operation = body_##number, .about = (op), .name = (id), .killer = __VA_ARGS__     \
	};                                                                                         \
	static const struct mutant *const pointer_##number                                         \
	    __attribute__((used, section("mutants"))) = &mutant_##number;                          \
	static void body_##number(struct adapter_call *call)

/* All mutants linked into this program, sorted by name; *count of them. */
const struct mutant *const *mutants_all(size_t *count);

/* The adapter that the mutant of that name is, made of base; NULL for an unknown name.
 * It stays valid to the end of the program; a second call changes it. */
const struct adapter *mutant_adapter(const struct adapter *base, const char *name);

/* --- inside a faulty operation ------------------------------------------------- */

/* Do what the operation ought to. */
void mutant_real(struct adapter_call *call);

/* The same on a map of another length, or of another access, for as long as it takes. */
void mutant_real_with_length(struct adapter_call *call, struct mmapobj *m, size_t length);
void mutant_real_with_access(struct adapter_call *call, struct mmapobj *m, int access);

/* Do what the operation ought to; true when it was a success.  Its answer stands unless
 * another one is put in its place. */
bool mutant_attempt(struct adapter_call *call);

/* Do what the operation ought to.  The result is the open mapping that the first argument
 * named before, if the operation succeeded, or if it did not; or the one, or the region,
 * that it made.  NULL for anything else. */
struct mmapobj *mutant_succeeded(struct adapter_call *call);
struct mmapobj *mutant_refused(struct adapter_call *call);
struct mmapobj *mutant_made(struct adapter_call *call);
struct map_region *mutant_region_made(struct adapter_call *call);

/* Do what the operation ought to; if it fails with an error of that kind, take this answer
 * back and return true. */
bool mutant_caught(struct adapter_call *call, const char *kind);

/* The same, and report the error as one of another kind, or as a success that answers
 * none. */
void mutant_rename(struct adapter_call *call, const char *from, const char *to);
void mutant_ignore(struct adapter_call *call, const char *from);

/* Whether the answer that was given is an error of that kind. */
bool mutant_failed(const struct adapter_call *call, const char *kind);

/* The value of the answer that was given, a success. */
struct value mutant_answered(struct adapter_call *call);

/* Take the answer back, and put another one in its place. */
void mutant_retract(struct adapter_call *call);
void mutant_answer_int(struct adapter_call *call, int64_t number);
void mutant_answer_bool(struct adapter_call *call, bool truth);

/* Answer with an error of that kind. */
void mutant_refuse(struct adapter_call *call, const char *kind);

/* Answer with a region that has no memory: every question about it is refused. */
void mutant_answer_empty_region(struct adapter_call *call);

/* Put v in the place of the argument called name; an absent one leaves it out. */
void mutant_set(struct adapter_call *call, const char *name, struct value v);
void mutant_set_int(struct adapter_call *call, const char *name, int64_t number);
void mutant_omit(struct adapter_call *call, const char *name);

/* Cut an integer too large for the platform to its lowest 64 bits. */
void mutant_wrap(struct adapter_call *call, const char *name);

bool mutant_given(struct adapter_call *call, const char *name);

/* The argument's number, or otherwise when it is none that fits 64 bits. */
int64_t mutant_number(struct adapter_call *call, const char *name, int64_t otherwise);

/* What the first argument names: an open mapping, a closed one, a Go map, a region; NULL
 * for anything else. */
struct mmapobj *mutant_mapping(struct adapter_call *call);
struct mmapobj *mutant_closed(struct adapter_call *call);
struct go_map *mutant_go(struct adapter_call *call);
struct map_region *mutant_region(struct adapter_call *call);

/* The memory of the Go map that the first argument names, *size bytes; NULL and 0 if there
 * is none. */
unsigned char *mutant_go_memory(struct adapter_call *call, size_t *size);

/* The bytes of m to the end of its last page, all of which can be read. */
size_t mutant_span(const struct mmapobj *m);

/* Let the file of m end that many bytes after the offset of m.  True when it does, and for
 * a map without a file. */
bool mutant_end_file(const struct mmapobj *m, int64_t end);

/* A new descriptor of the file of fd, for reading and writing whatever fd is for; -1 with
 * errno. */
int mutant_reopen(int fd);

#endif
