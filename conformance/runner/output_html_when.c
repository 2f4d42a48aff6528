/* SPDX-License-Identifier: MIT
 *
 * When to use what: the table that plots/when.awk makes of a benchmark. */
#include "output_html.h"

#include <stdint.h>

void html_when(const struct page *p, const char *plots)
{
	if (html_table_rows(plots, "when") == 0)
		return;
	html_section(p, "when", "When to use what", SIZE_MAX);
	html_table(p, plots, "when", "When to use what");
	markup(p->out, "<p class=\"aside\">Medians of this run, on this machine. Either: "
		       "within 5 %% of each other.</p>\n</section>\n");
}
