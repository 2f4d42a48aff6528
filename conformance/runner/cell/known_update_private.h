/* SPDX-License-Identifier: MIT */
#ifndef KNOWN_UPDATE_PRIVATE_H
#define KNOWN_UPDATE_PRIVATE_H

#include "cell/known_update.h"

/* lists is {PATH: LIST}, and a LIST
 *
 *	{"known": what was read, "new": entries to add, "single": true if --impl named a
 *	 target of it, "witnesses": one for each entry of "known":
 *		{"for": {LABEL: WHY}, "against": {LABEL: WHY}, "unknown": true or absent}} */
struct known_update {
	const char *impl, *named;
	json_t *lists;
};

#endif
