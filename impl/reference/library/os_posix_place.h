/* SPDX-License-Identifier: MIT */
#ifndef OS_POSIX_PLACE_H
#define OS_POSIX_PLACE_H

/* Single bytes by instructions whose places are known.
 *
 * Nothing is prepared before such an access, which is why it costs no more than any other:
 * each instruction leaves its address, and that of what to do instead, in a table that the
 * handler of the signal looks into.  There is no jump out of the handler: it returns to
 * that other address, which notes the failure and goes on behind the access.
 *
 * HAS_PLACES tells whether compiler and processor can do it. */

#if defined(__GNUC__) && defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#	define HAS_PLACES 1
#else
#	define HAS_PLACES 0
#endif

#if HAS_PLACES
#	include <stdint.h>
#	include <ucontext.h>

/* Relative to each member, so that the table needs no relocation. */
struct place {
	int32_t access, instead;
};

/* The linker gives the ends of a section whose name is one of C's. */
extern const struct place __start_os_guard_places[] __attribute__((visibility("hidden")));
extern const struct place __stop_os_guard_places[] __attribute__((visibility("hidden")));

#	define PLACE(access, instead)                                                             \
		"1: " access "\n"                                                                  \
		"2:\n"                                                                             \
		".pushsection .text.os_guard, \"ax\"\n"                                            \
		"3: " instead "\n"                                                                 \
		".popsection\n"                                                                    \
		".pushsection os_guard_places, \"a\"\n"                                            \
		".balign 4\n"                                                                      \
		".long 1b - .\n"                                                                   \
		".long 3b - .\n"                                                                   \
		".popsection\n"

#	ifdef __x86_64__
#		define LOAD        PLACE("movzbl (%[at]), %[byte]", "movl $-1, %[failed]\n jmp 2b")
#		define STORE       PLACE("movb %b[byte], (%[at])", "movl $-1, %[failed]\n jmp 2b")
#		define PC(context) ((context)->uc_mcontext.gregs[REG_RIP])
#		define PC_TYPE     greg_t
#	else
#		define LOAD        PLACE("ldrb %w[byte], [%[at]]", "mov %w[failed], #-1\n b 2b")
#		define STORE       PLACE("strb %w[byte], [%[at]]", "mov %w[failed], #-1\n b 2b")
#		define PC(context) ((context)->uc_mcontext.pc)
#		define PC_TYPE     uintptr_t
#	endif

/* 0, or -1 when the byte could not be had; *out is unchanged then. */
static inline int place_load(const unsigned char *at, unsigned char *out)
{
	unsigned byte = 0;
	int failed = 0;

	__asm__ volatile(LOAD
	                 : [byte] "=&r"(byte), [failed] "+&r"(failed)
	                 : [at] "r"(at)
	                 : "memory");
	if (failed == 0)
		*out = (unsigned char)byte;
	return failed;
}

static inline int place_store(unsigned char *at, unsigned char value)
{
	unsigned byte = value;
	int failed = 0;

	__asm__ volatile(STORE
	                 : [failed] "+&r"(failed)
	                 : [byte] "r"(byte), [at] "r"(at)
	                 : "memory");
	return failed;
}

/* For the handler: go on elsewhere if it was at one of these places.  Whether it was. */
static inline int place_leave(ucontext_t *context)
{
	uintptr_t pc = (uintptr_t)PC(context);

	for (const struct place *p = __start_os_guard_places; p < __stop_os_guard_places; p++) {
		if (pc != (uintptr_t)&p->access + (uintptr_t)(intptr_t)p->access)
			continue;
		pc = (uintptr_t)&p->instead + (uintptr_t)(intptr_t)p->instead;
		PC(context) = (PC_TYPE)pc;
		return 1;
	}
	return 0;
}
#endif

#endif
