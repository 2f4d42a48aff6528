/* SPDX-License-Identifier: MIT */
#ifndef REFERENCE_PRIVATE_H
#define REFERENCE_PRIVATE_H

/* What the files of the reference's adapter share. */

#include "adapter.h"
#include "go_map.h"
#include "map_region.h"
#include "mmapobj.h"

/* What the program's arguments chose. */
struct reference_settings {
	enum mmapobj_edition edition;
	int64_t granularity; /* 0: the system's */
};
extern struct reference_settings reference_settings;

/* The operation called NAME is reference_NAME.  Only those that the table in
 * reference_adapter.c names exist. */
#define OPERATION(family, name, documents, arguments, result) adapter_operation reference_##name;
#include "operations.def"
#undef OPERATION

/* --- objects -------------------------------------------------------------- */

/* A mapping is a struct mmapobj.  The others are private to their files. */
extern const struct adapter_class reference_mapping_class, reference_view_class,
    reference_region_class, reference_lease_class, reference_go_class, reference_part_class;

/* An object's bytes: a mapping, which is asked through its own functions, or else
 * plain memory. */
struct reference_sequence {
	struct mmapobj *mapping;
	unsigned char *data;
	size_t size;
	bool readonly, go;
};

/* The sequence behind the handle in v.  False after an answer. */
bool reference_sequence_of(struct adapter_call *call, const struct value *v,
                           struct reference_sequence *out);

/* The same for objects of one file, without an answer: false when v is none of them,
 * and otherwise *error says whether it still has its memory. */
bool reference_view_find(struct adapter_call *call, const struct value *v,
                         struct reference_sequence *out, int *error);
bool reference_region_find(struct adapter_call *call, const struct value *v,
                           struct reference_sequence *out, int *error);
bool reference_go_find(struct adapter_call *call, const struct value *v,
                       struct reference_sequence *out, int *error);

/* native: what is called stream_NAME (not on Windows). */
adapter_operation reference_stream;

/* Two parts of operations that serve more than one kind of object. */
void reference_export_part(struct adapter_call *call);

/* The Go map behind v, or NULL, without an answer. */
struct go_map *reference_find_go(struct adapter_call *call, const struct value *v);

/* The region behind v, or NULL, without an answer. */
struct map_region *reference_find_region(struct adapter_call *call, const struct value *v);

/* --- arguments and answers ------------------------------------------------ */

/* True for MMAPOBJ_OK; otherwise the error is answered. */
bool reference_ok(struct adapter_call *call, int error);

/* Answer none, or the error. */
void reference_done(struct adapter_call *call, int error);

void reference_answer_text(struct adapter_call *call, const char *text);

/* Answer TypeError, a wrong use of the language. */
void reference_type_error(struct adapter_call *call, const char *message);

/* The readers below return false after an answer, and leave *out alone when the
 * argument was left out. */

/* An integer that must be a C int: OverflowError. */
bool reference_int(struct adapter_call *call, const char *name, int *out);

/* An integer; *given is &*out when it was there, or NULL. */
bool reference_optional(struct adapter_call *call, const char *name, int64_t *out,
                        const int64_t **given);

/* Is the argument left out, or one that the edition has?  Otherwise TypeError. */
bool reference_has_argument(struct adapter_call *call, const char *name,
                            enum mmapobj_edition since);

/* The arguments of map_fd but the first, by the rules of the system. */
bool reference_map_options(struct adapter_call *call, struct mmapobj_options *o);

/* A bound of a slice: left out or none gives NULL, one outside int64_t the nearest. */
bool reference_bound(struct adapter_call *call, const char *name, int64_t *out,
                     const int64_t **given);

/* An index: one outside int64_t is the nearest, which no sequence has. */
bool reference_index(struct adapter_call *call, const char *name, int64_t *out);

/* Anything that lends its bytes: bytes in any contiguous buffer, or a sequence. */
bool reference_bytes(struct adapter_call *call, const struct value *v, const unsigned char **data,
                     size_t *size);

/* A byte: in edition 2.4 a string of length 1 where a mapping is concerned, otherwise
 * an integer.  reference_byte_of gives no answer. */
bool reference_byte_of(const struct value *v, bool text, unsigned char *out);
bool reference_byte(struct adapter_call *call, const char *name, bool text, unsigned char *out);

#endif
