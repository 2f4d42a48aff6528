/* SPDX-License-Identifier: MIT
 *
 * Integers that are constants with a meaning, such as flags. */
#include "value_class.h"

#include <sys/mman.h>

const struct value_class value_accesses[] = {
	FIXED("default", 0),      FIXED("read", 1),       FIXED("write", 2),
	FIXED("copy", 3),         FIXED("unknown", 4),    FIXED("minus-one", -1),
	FIXED("256+1", 256 + 1),  POWER("2^31", 31, 0),   POWER("2^32+1", 32, 1),
	POWER("-2^32+2", -32, 2), POWER("2^64+3", 64, 3), END_OF_TABLE,
};

#define SHARED_BIT(n) FIXED("shared|bit-" #n, MAP_SHARED | 1 << n)

/* The bits of mmap(), msync() and the libraries' own flags.  The upper ones mean something only in
 * a shared mapping. */
const struct value_class value_flags[] = {
	FIXED("zero", 0),       FIXED("bit-0", 1),
	FIXED("bit-1", 2),      FIXED("bits-0-1", 3),
	FIXED("bit-2", 4),      FIXED("bits-0-2", 5),
	FIXED("bits-1-2", 6),   FIXED("bit-3", 8),
	FIXED("bit-4", 16),     FIXED("private|anonymous", MAP_PRIVATE | MAP_ANONYMOUS),
	SHARED_BIT(4),          SHARED_BIT(5),
	SHARED_BIT(6),          SHARED_BIT(7),
	SHARED_BIT(8),          SHARED_BIT(9),
	SHARED_BIT(10),         SHARED_BIT(11),
	SHARED_BIT(12),         SHARED_BIT(13),
	SHARED_BIT(14),         SHARED_BIT(15),
	SHARED_BIT(16),         SHARED_BIT(17),
	SHARED_BIT(18),         SHARED_BIT(19),
	SHARED_BIT(20),         SHARED_BIT(30),
	FIXED("minus-one", -1), POWER("2^31", 31, 0),
	POWER("-2^31", -31, 0), POWER("2^32", 32, 0),
	POWER("2^32+1", 32, 1), POWER("-2^32+1", -32, 1),
	POWER("2^63", 63, 0),   POWER("2^64+1", 64, 1),
	END_OF_TABLE,
};

const struct value_class value_protections[] = {
	FIXED("none-at-all", PROT_NONE),
	FIXED("read", PROT_READ),
	FIXED("write", PROT_WRITE),
	FIXED("read|write", PROT_READ | PROT_WRITE),
	FIXED("exec", PROT_EXEC),
	FIXED("read|exec", PROT_READ | PROT_EXEC),
	FIXED("write|exec", PROT_WRITE | PROT_EXEC),
	FIXED("read|write|exec", PROT_READ | PROT_WRITE | PROT_EXEC),
	FIXED("bit-3", 8),
	FIXED("bit-10", 1 << 10),
	FIXED("grows-down", PROT_GROWSDOWN),
	FIXED("grows-up", PROT_GROWSUP),
	FIXED("minus-one", -1),
	POWER("2^31", 31, 0),
	POWER("2^32", 32, 0),
	POWER("2^32+1", 32, 1),
	POWER("2^32+3", 32, 3),
	POWER("2^64+3", 64, 3),
	END_OF_TABLE,
};

/* Without MADV_HWPOISON and MADV_SOFT_OFFLINE, which take memory from the machine. */
const struct value_class value_advices[] = {
	FIXED("normal", MADV_NORMAL),
	FIXED("random", MADV_RANDOM),
	FIXED("sequential", MADV_SEQUENTIAL),
	FIXED("willneed", MADV_WILLNEED),
	FIXED("dontneed", MADV_DONTNEED),
	FIXED("free", MADV_FREE),
	FIXED("remove", MADV_REMOVE),
	FIXED("dontfork", MADV_DONTFORK),
	FIXED("dofork", MADV_DOFORK),
	FIXED("mergeable", MADV_MERGEABLE),
	FIXED("unmergeable", MADV_UNMERGEABLE),
	FIXED("hugepage", MADV_HUGEPAGE),
	FIXED("nohugepage", MADV_NOHUGEPAGE),
	FIXED("dontdump", MADV_DONTDUMP),
	FIXED("dodump", MADV_DODUMP),
	FIXED("wipeonfork", MADV_WIPEONFORK),
	FIXED("keeponfork", MADV_KEEPONFORK),
#ifdef MADV_PAGEOUT
	FIXED("cold", MADV_COLD),
	FIXED("pageout", MADV_PAGEOUT),
#endif
#ifdef MADV_POPULATE_WRITE
	FIXED("populate-read", MADV_POPULATE_READ),
	FIXED("populate-write", MADV_POPULATE_WRITE),
#endif
#ifdef MADV_DONTNEED_LOCKED
	FIXED("dontneed-locked", MADV_DONTNEED_LOCKED),
#endif
#ifdef MADV_COLLAPSE
	FIXED("collapse", MADV_COLLAPSE),
#endif
	FIXED("unknown", 12345),
	FIXED("minus-one", -1),
	POWER("2^31", 31, 0),
	POWER("2^32", 32, 0),
	POWER("2^32+dontneed", 32, MADV_DONTNEED),
	POWER("-2^32+dontneed", -32, MADV_DONTNEED),
	POWER("2^64+dontneed", 64, MADV_DONTNEED),
	POWER("-2^63-1", -63, -1),
	END_OF_TABLE,
};

/* 3 and 4 are SEEK_DATA and SEEK_HOLE of lseek(). */
const struct value_class value_whences[] = {
	FIXED("start", 0),    FIXED("current", 1),  FIXED("end", 2),        FIXED("data", 3),
	FIXED("hole", 4),     FIXED("unknown", 5),  FIXED("minus-one", -1), FIXED("256+1", 256 + 1),
	POWER("2^31", 31, 0), POWER("2^32", 32, 0), POWER("2^32+2", 32, 2), POWER("2^64+1", 64, 1),
	END_OF_TABLE,
};

/* One byte is a number, or bytes of length 1 before Python 3. */
const struct value_class value_bytes_and_numbers[] = {
	FIXED("zero", 0),           FIXED("one", 1),
	FIXED("127", 127),          FIXED("128", 128),
	FIXED("255", 255),          FIXED("256", 256),
	FIXED("256+65", 256 + 65),  FIXED("minus-one", -1),
	FIXED("-128", -128),        FIXED("-256", -256),
	POWER("2^31", 31, 0),       POWER("2^32+1", 32, 1),
	POWER("-2^32+1", -32, 1),   POWER("2^63", 63, 0),
	POWER("2^64+65", 64, 65),   LITERAL("no-bytes", ""),
	LITERAL("two-bytes", "12"), END_OF_TABLE,
};
