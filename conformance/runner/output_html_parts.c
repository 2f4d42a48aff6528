/* SPDX-License-Identifier: MIT
 *
 * Pieces of the page that several sections write. */
#include "output_html.h"

#include <stdint.h>
#include <string.h>

void html_section(const struct page *p, const char *id, const char *title, size_t count)
{
	markup(p->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s",
	       id, id, id, title);
	if (count != SIZE_MAX)
		markup(p->out, " <span class=\"count\">%zu</span>", count);
	markup(p->out, "</h2>\n");
}

struct mark {
	const char *name, *class, *sign, *word;
};

/* The sign is text of its own: nothing rests on colour alone. */
static const struct mark *mark_of(const json_t *result)
{
	static const struct mark bad[] = { { "fail", "f", "✗", "fail" },
					   { "crash", "c", "☠", "crash" },
					   { "timeout", "o", "◷", "timeout" },
					   { "skip", "f", "S", "skip" },
					   { "error", "e", "!", "error" } };
	static const struct mark others[] = {
		[STANDS_NOWHERE] = { "", "n", "·", "does not apply" },
		[STANDS_PASS] = { "", "p", "✓", "pass" },
		[STANDS_VALUE] = { "", "i", "=", "value" },
		[STANDS_SKIP] = { "", "s", "S", "skip" },
		[STANDS_KNOWN] = { "", "k", "K", "known" },
		[STANDS_NEW_PASS] = { "", "u", "✓", "passes" },
	};
	enum standing standing = result_standing(result);

	if (standing != STANDS_NEW && standing != STANDS_TOLERATED)
		return &others[standing];
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (strcmp(record_text(result, "status"), bad[i].name) == 0)
			return &bad[i];
	return &bad[0];
}

void html_mark(const struct page *p, const json_t *result)
{
	const struct mark *mark = mark_of(result);

	markup(p->out, "%s <i>%s</i>", mark->sign, mark->word);
}

const char *html_mark_class(const json_t *result)
{
	return result_standing(result) == STANDS_TOLERATED ? "t" : mark_of(result)->class;
}

void html_requirement(const struct page *p, const struct matrix_row *row)
{
	markup(p->out,
	       "<h3><a href=\"#row-%s\"><code>%s</code></a> <span class=\"level\">%s</span></h3>\n",
	       row->id, row->id, row->level);
	if (row->requirement != NULL)
		markup(p->out, "<p class=\"statement\">%s</p>\n", row->requirement->statement);
}

void html_link(const struct page *p, const char *url)
{
	if (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0)
		markup(p->out, "<a href=\"%s\" rel=\"noreferrer\">%s</a>", url, url);
	else
		markup_text(p->out, url);
}

size_t html_count(const struct page *p, result_test *wanted)
{
	size_t count = 0;

	for (size_t i = 0; i < p->m->row_count; i++)
		for (size_t k = 0; k < p->m->column_count; k++)
			count += wanted(p->m->rows[i].results[k]);
	return count;
}

size_t html_count_differing(const struct page *p)
{
	size_t count = 0;

	for (size_t i = 0; i < p->m->row_count; i++)
		count += row_differs(p->m, &p->m->rows[i]);
	return count;
}

bool html_is_new(const json_t *result)
{
	return result_badness(result) != 0;
}

bool html_is_known(const json_t *result)
{
	return result_standing(result) == STANDS_KNOWN;
}

bool html_is_tolerated(const json_t *result)
{
	return result_standing(result) == STANDS_TOLERATED;
}

bool html_is_skip(const json_t *result)
{
	return result_standing(result) == STANDS_SKIP;
}
