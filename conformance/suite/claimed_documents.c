/* SPDX-License-Identifier: MIT */
#include "claimed_documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *next_word(const char **at, size_t *size)
{
	const char *word = *at + strspn(*at, " \t\n");

	*size = strcspn(word, " \t\n");
	*at = word + *size;
	return *size != 0 ? word : NULL;
}

/* Is there a document that binds those who claim the family? */
static bool family_known(const char *family)
{
	for (size_t i = 0; i < clause_count; i++)
		if (strcmp(clauses[i].family, family) == 0)
			return strcmp(family, "universal") != 0;
	return false;
}

bool claim_parse(char *text, struct claim *out)
{
	char *version, *flavour = "";
	struct claim claim = { .family = text, .flavour = "" };

	version = strchr(text, ' ');
	if (version == NULL) {
		*out = claim;
		return strcmp(text, "python") != 0 && family_known(text);
	}
	*version++ = '\0';
	if (strcmp(text, "python") != 0 ||
	    sscanf(version, "%d.%d", &claim.major, &claim.minor) != 2)
		return false;
	flavour = strchr(version, ' ');
	if (flavour != NULL)
		claim.flavour = flavour + 1;
	*out = claim;
	return flavour == NULL || strcmp(flavour + 1, "unix") == 0 ||
	       strcmp(flavour + 1, "windows") == 0;
}

/* One word such as ">=3.8": the claimed version against it. */
static bool version_holds(const char *word, size_t skip, const struct claim *claim, int *order)
{
	int major, minor = 0;

	if (sscanf(word + skip, "%d.%d", &major, &minor) < 1)
		return false;
	*order = claim->major != major ? claim->major - major : claim->minor - minor;
	return true;
}

static bool word_holds(const char *word, size_t size, const struct claim *claim)
{
	int order;

	if (strncmp(word, ">=", 2) == 0)
		return version_holds(word, 2, claim, &order) && order >= 0;
	if (strncmp(word, "==", 2) == 0)
		return version_holds(word, 2, claim, &order) && order == 0;
	if (word[0] == '<')
		return version_holds(word, 1, claim, &order) && order < 0;
	return strlen(claim->flavour) == size && strncmp(word, claim->flavour, size) == 0;
}

bool constraint_holds(const char *constraint, const struct claim *claim)
{
	const char *at = constraint != NULL ? constraint : "", *word;
	size_t size;

	while ((word = next_word(&at, &size)) != NULL)
		if (!word_holds(word, size, claim))
			return false;
	return true;
}

const struct clause *clause_find(const char *citation, size_t size)
{
	for (size_t i = 0; i < clause_count; i++) {
		char name[80];
		int n =
		    snprintf(name, sizeof(name), "%s/%d", clauses[i].document, clauses[i].number);

		if (n > 0 && (size_t)n == size && memcmp(name, citation, size) == 0)
			return &clauses[i];
	}
	return NULL;
}

static bool clause_binds(const struct clause *s, const struct requirement *r,
                         const struct claim *claim)
{
	if (strcmp(s->family, claim->family) != 0)
		return false;
	if (strcmp(s->family, "python") != 0)
		return true;
	return constraint_holds(s->constraint, claim) && constraint_holds(r->python, claim);
}

/* A universal rule that says more about Python keeps to those versions. */
static bool universal_binds(const struct requirement *r, const struct claim *claims, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(claims[i].family, "python") == 0)
			return constraint_holds(r->python, &claims[i]);
	return true;
}

bool requirement_claimed(const struct requirement *r, const struct claim *claims, size_t count)
{
	const char *at = r->sources, *word;
	size_t size;

	while ((word = next_word(&at, &size)) != NULL) {
		const struct clause *s = clause_find(word, size);

		for (size_t i = 0; s != NULL && i < count; i++)
			if (clause_binds(s, r, &claims[i]))
				return true;
	}
	return false;
}

bool requirement_universal(const struct requirement *r, const struct claim *claims, size_t count)
{
	const char *at = r->sources, *word;
	size_t size;

	while ((word = next_word(&at, &size)) != NULL) {
		const struct clause *s = clause_find(word, size);

		if (s != NULL && strcmp(s->family, "universal") == 0)
			return universal_binds(r, claims, count);
	}
	return false;
}

bool exception_claimed(enum exception exception, const struct claim *claims, size_t count)
{
	for (size_t i = 0; i < clause_count; i++)
		for (size_t k = 0; k < count && clauses[i].except == exception; k++)
			if (strcmp(clauses[i].family, claims[k].family) == 0)
				return true;
	return false;
}

/* "python>=3.8,unix": does the claim keep what follows the family's name? */
static bool promise_holds(const char *words, size_t size, const struct claim *claim)
{
	while (size > 0) {
		size_t n = 0;

		while (n < size && words[n] != ',')
			n++;
		if (!word_holds(words, n, claim))
			return false;
		n += n < size;
		words += n;
		size -= n;
	}
	return true;
}

bool operation_promised(enum operation op, const struct claim *claims, size_t count)
{
	const char *at = operation_table[op].documents, *word;
	size_t size;

	while ((word = next_word(&at, &size)) != NULL) {
		for (size_t i = 0; i < count; i++) {
			size_t n = strlen(claims[i].family);

			if (size < n || strncmp(word, claims[i].family, n) != 0)
				continue;
			if (promise_holds(word + n, size - n, &claims[i]))
				return true;
		}
	}
	return false;
}
