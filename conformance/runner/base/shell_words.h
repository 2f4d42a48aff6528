/* SPDX-License-Identifier: MIT */
#ifndef SHELL_WORDS_H
#define SHELL_WORDS_H

/* Command lines that a POSIX shell reads back as they are. */

#include "value.h"

/* Append word, quoted if the shell would change it. */
void shell_word(struct line *out, const char *word);

/* Append " --OPTION VALUE", or " --OPTION" if value is NULL. */
void shell_option(struct line *out, const char *option, const char *value);

#endif
