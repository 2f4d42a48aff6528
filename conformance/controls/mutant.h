/* SPDX-License-Identifier: MIT */
#ifndef MUTANT_H
#define MUTANT_H

/* The catalogue: the reference with one fault each, of the kind that real
 * implementations have had.  A mutant replaces an operation of the reference's table by
 * a wrapper; nothing of it is inside the reference.  It stands in a file of its class,
 * catalogue/<class>.c, and registers itself there:
 *
 *	MUTANT(move_sum,
 *		.name = "range.move-sum",
 *		.killer = "move.huge.sum",
 *		.about = OP_move,
 *		.fault = "move adds where it begins and how much it moves, and the sum wraps.")
 *	{
 *		... the faulty operation, which is given call ...
 *	}
 *
 * killer is the requirement that must fail on it, behind its fixture.  A wrapper may
 * change the arguments before it calls the real operation, and take its answer back
 * afterwards; or it does the work itself, with the library and its private headers. */

#include "adapter_private.h"
#include "mmapobj_private.h"
#include "reference_private.h"

struct mutant {
	const char *name, *killer, *fault;
	enum operation about;
	adapter_operation *operation;
	struct {
		enum operation about;
		adapter_operation *operation;
	} also[3]; /* further operations that the same fault shows in */
};

#define MUTANT(symbol, ...)                                                                   \
	static adapter_operation symbol##_body;                                               \
	static const struct mutant symbol##_mutant = { .operation = symbol##_body,            \
		                                       __VA_ARGS__ };                         \
	static const struct mutant *const symbol##_pointer                                    \
	    __attribute__((used, section("mutants"))) = &symbol##_mutant;                     \
	static void symbol##_body(struct adapter_call *call)

/* All mutants linked into this program, sorted by name; *count of them. */
const struct mutant *const *mutants_all(size_t *count);

/* The adapter that the mutant of that name is, made of base; NULL for an unknown name.
 * It stays valid to the end of the program; a second call changes it. */
const struct adapter *mutant_adapter(const struct adapter *base, const char *name);

/* --- inside a faulty operation ------------------------------------------------- */

/* Do what the operation ought to. */
void mutant_real(struct adapter_call *call);

/* The same; true when it was a success.  Its answer stands unless it is taken back. */
bool mutant_attempt(struct adapter_call *call);

/* The same, and report the error as one of another kind, or as a success that answers
 * none.  Errors of all kinds but from stay as they are. */
void mutant_rename(struct adapter_call *call, const char *from, const char *to);
void mutant_ignore(struct adapter_call *call, const char *from);

/* Take the answer back; another one must follow. */
void mutant_retract(struct adapter_call *call);

/* Whether the answer that was given is an error of that kind. */
bool mutant_failed(const struct adapter_call *call, const char *kind);

/* The value of the answer that was given, a success. */
struct value mutant_answered(struct adapter_call *call);

/* Put v in the place of the argument called name; an absent one leaves it out. */
void mutant_set(struct adapter_call *call, const char *name, struct value v);
void mutant_set_int(struct adapter_call *call, const char *name, int64_t number);
void mutant_omit(struct adapter_call *call, const char *name);

/* Cut an integer too large for the platform to its lowest 64 bits. */
void mutant_wrap(struct adapter_call *call, const char *name);

bool mutant_given(struct adapter_call *call, const char *name);

/* The argument's number, or otherwise when it is none that fits 64 bits. */
int64_t mutant_number(struct adapter_call *call, const char *name, int64_t otherwise);

/* The open mapping that the first argument names, or that the call answered with; NULL
 * for anything else. */
struct mmapobj *mutant_mapping(struct adapter_call *call);
struct mmapobj *mutant_made(struct adapter_call *call);

/* The closed mapping that the first argument names, or NULL. */
struct mmapobj *mutant_closed(struct adapter_call *call);

void mutant_refuse(struct adapter_call *call, const char *kind);

#endif
