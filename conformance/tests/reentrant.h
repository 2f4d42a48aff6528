/* SPDX-License-Identifier: MIT */
#ifndef REENTRANT_H
#define REENTRANT_H

/* Calls whose argument is an object that does something to the map when it is asked for
 * its number or its memory, in the middle of the call.  The map is four pages of the
 * pattern; FAR lies in the last one. */

#include "span.h"

#define FAR (3 * page() + 5)

/* Values of a call: a number, the same as an object, bytes, memory as an object. */
#define N(n)          value_int(n)
#define ENTERING(n)   one((const struct value[]){ value_int(n) })
#define DATA(text)    value_bytes(text, sizeof(text) - 1)
#define MEMORY(text)  one((const struct value[]){ value_bytes(text, sizeof(text) - 1) })
#define LEFT_OUT      value_none()
#define BYTE(c)       byte_argument(c).value
#define NAME(text)                                                                            \
	((struct value){ .tag = VALUE_TEXT,                                                   \
			 .data = (const unsigned char *)(text),                               \
			 .size = sizeof(text) - 1 })

static inline struct value one(const struct value *item)
{
	return (struct value){ .tag = VALUE_LIST, .items = item, .count = 1 };
}

/* The operation of that name on m with those arguments. */
#define REENTER(m, effect, name, ...)                                                         \
	reenter(m, effect, (const struct value[]){ NAME(name), __VA_ARGS__ },                 \
		sizeof((const struct value[]){ NAME(name), __VA_ARGS__ }) / sizeof(struct value))

static inline const struct answer *reenter(struct arg m, struct arg effect,
					   const struct value *call, size_t count)
{
	struct arg list = { .value = { .tag = VALUE_LIST, .items = call, .count = count } };

	return CALL(native, T("reenter"), m, effect, list);
}

static inline struct arg four_pages(void)
{
	return map_pattern(WRITE, 4 * page());
}

/* The call came back, and the map is closed. */
static inline void expect_closed(struct arg m, const struct answer *a)
{
	(void)a;
	expect_error(CALL(tell, m), "any");
	expect_file_size(mapped_file(), 4 * page());
}

/* The call came back, and the map is one page, as the file is. */
static inline void expect_shrunk(struct arg m, const struct answer *a)
{
	(void)a;
	expect_int(CALL(length, m), page());
	expect_file_size(mapped_file(), page());
	expect_pattern(m, 0, page(), 0);
}

/* The call came back, and the map has no memory. */
static inline void expect_gone(struct arg m, const struct answer *a)
{
	(void)a;
	expect_error(CALL(get_item, m, I(0)), "any");
	expect_file_size(mapped_file(), 4 * page());
}

/* The call works with an object that does nothing; then it comes back with one that closes
 * the map, that makes it one page long, or that frees its memory. */
#define COMES_BACK_CLOSED(...)                                                                \
	do {                                                                                  \
		struct arg open_ = four_pages(), closed_;                                     \
                                                                                              \
		expect_ok(REENTER(open_, NONE, __VA_ARGS__));                                 \
		closed_ = four_pages();                                                       \
		expect_closed(closed_, REENTER(closed_, T("close"), __VA_ARGS__));            \
	} while (0)

#define COMES_BACK_SHRUNK(...)                                                                \
	do {                                                                                  \
		struct arg long_ = four_pages(), short_;                                      \
                                                                                              \
		expect_ok(REENTER(long_, NONE, __VA_ARGS__));                                 \
		short_ = four_pages();                                                        \
		expect_shrunk(short_, REENTER(short_, I(page()), __VA_ARGS__));               \
	} while (0)

#define COMES_BACK_GONE(...)                                                                  \
	do {                                                                                  \
		struct arg kept_ = four_pages(), gone_;                                       \
                                                                                              \
		expect_ok(REENTER(kept_, NONE, __VA_ARGS__));                                 \
		gone_ = four_pages();                                                         \
		expect_gone(gone_, REENTER(gone_, T("close"), __VA_ARGS__));                  \
	} while (0)

#endif
