/* SPDX-License-Identifier: MIT */
#ifndef REENTRANT_H
#define REENTRANT_H

/* Calls whose argument is an object that does something to the map when it is asked for
 * its number or its memory, in the middle of the call.  The map is four pages of the
 * pattern; FAR lies in the last one. */

#include "span.h"

#define FAR (3 * page() + 5)

/* Values of a call: a number, the same as an object, bytes, memory as an object. */
#define N(n)         value_int(n)
#define ENTERING(n)  one((const struct value[]){ value_int(n) })
#define DATA(text)   value_bytes(text, sizeof(text) - 1)
#define MEMORY(text) one((const struct value[]){ value_bytes(text, sizeof(text) - 1) })
#define LEFT_OUT     value_none()
#define BYTE(c)      byte_argument(c).value
#define NAME(text)                                                                                 \
	((struct value){                                                                           \
	    .tag = VALUE_TEXT, .data = (const unsigned char *)(text), .size = sizeof(text) - 1 })

static inline struct value one(const struct value *item)
{
	return (struct value){ .tag = VALUE_LIST, .items = item, .count = 1 };
}

/* The operation of that name on m with those arguments. */
#define REENTER(m, effect, name, ...)                                                              \
	reenter(m, effect, (const struct value[]){ NAME(name), __VA_ARGS__ },                      \
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
static inline void expect_closed(struct arg m)
{
	expect_error(CALL(tell, m), "any");
	expect_file_size(mapped_file(), 4 * page());
}

/* The call came back, and the map is one page, as the file is. */
static inline void expect_shrunk(struct arg m)
{
	expect_int(CALL(length, m), page());
	expect_file_size(mapped_file(), page());
	expect_pattern(m, 0, page(), 0);
}

/* The call came back, and the map has no memory. */
static inline void expect_gone(struct arg m)
{
	expect_error(CALL(get_item, m, I(0)), "any");
	expect_file_size(mapped_file(), 4 * page());
}

/* The call works with an object that does nothing.  With one that has the effect it comes back,
 * and then the map is what after, one of the functions above, expects. */
#define COMES_BACK(effect, after, ...)                                                             \
	do {                                                                                       \
		struct arg m_ = four_pages();                                                      \
                                                                                                   \
		expect_ok(REENTER(m_, NONE, __VA_ARGS__));                                         \
		m_ = four_pages();                                                                 \
		REENTER(m_, effect, __VA_ARGS__);                                                  \
		after(m_);                                                                         \
	} while (0)

/* The object closes the map, makes it one page long, or frees its memory. */
#define COMES_BACK_CLOSED(...) COMES_BACK(T("close"), expect_closed, __VA_ARGS__)
#define COMES_BACK_SHRUNK(...) COMES_BACK(I(page()), expect_shrunk, __VA_ARGS__)
#define COMES_BACK_GONE(...)   COMES_BACK(T("close"), expect_gone, __VA_ARGS__)

#endif
