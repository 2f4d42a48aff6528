/* SPDX-License-Identifier: MIT */
#ifndef BASE_SHELL_WORDS_H
#define BASE_SHELL_WORDS_H

/* Command lines that a POSIX shell reads back as they are. */

#include <stdio.h>

/* Write word, quoted if the shell would change it. */
void shell_word(FILE *out, const char *word);

/* Write " --OPTION VALUE", or " --OPTION" if value is NULL. */
void shell_option(FILE *out, const char *option, const char *value);

#endif
