/* SPDX-License-Identifier: MIT
 *
 * The plots of a folder, inlined as images: inside an image no style and no script of a
 * plot can reach the page. */
#include "output_html.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *type_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot != NULL && strcmp(dot, ".svg") == 0)
		return "image/svg+xml";
	return dot != NULL && strcmp(dot, ".png") == 0 ? "image/png" : NULL;
}

static int is_plot(const struct dirent *entry)
{
	return type_of(entry->d_name) != NULL;
}

static void write_base64(FILE *out, const unsigned char *data, size_t size)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < size; i += 3) {
		size_t left = size - i;
		unsigned second = left > 1 ? data[i + 1] : 0, third = left > 2 ? data[i + 2] : 0;
		unsigned bits = (unsigned)data[i] << 16 | second << 8 | third;

		fputc(digits[bits >> 18], out);
		fputc(digits[bits >> 12 & 63], out);
		fputc(left > 1 ? digits[bits >> 6 & 63] : '=', out);
		fputc(left > 2 ? digits[bits & 63] : '=', out);
	}
}

/* The text of an element of the SVG, with its entities resolved; empty when there is none,
 * or when it only names the program that drew it. */
static void element_text(struct line *out, const char *svg, const char *open, const char *close)
{
	static const char *const entities[][2] = { { "&lt;", "<" }, { "&gt;", ">" },
						   { "&quot;", "\"" }, { "&apos;", "'" },
						   { "&amp;", "&" } };
	const char *at = strstr(svg, open), *end = at != NULL ? strstr(at, close) : NULL;

	if (end == NULL)
		return;
	at += strlen(open);
	if (strncmp(at, "Gnuplot", 7) == 0 || strncmp(at, "Produced by", 11) == 0)
		return;
	while (at < end) {
		size_t k = 0;

		while (k < 5 && strncmp(at, entities[k][0], strlen(entities[k][0])) != 0)
			k++;
		line_append(out, k < 5 ? entities[k][1] : at, 1);
		at += k < 5 ? strlen(entities[k][0]) : 1;
	}
}

/* "readahead-cost.svg" as "readahead cost". */
static void name_text(struct line *out, const char *name)
{
	size_t size = (size_t)(strrchr(name, '.') - name);

	for (size_t i = 0; i < size; i++)
		line_append(out, name[i] == '-' || name[i] == '_' ? " " : &name[i], 1);
}

/* The question that the plot answers. */
static void question(struct line *out, const char *name, const char *data)
{
	if (strcmp(type_of(name), "image/svg+xml") == 0)
		element_text(out, data, "<title>", "</title>");
	if (out->size == 0 && strcmp(type_of(name), "image/svg+xml") == 0)
		element_text(out, data, "<desc>", "</desc>");
	if (out->size == 0)
		name_text(out, name);
}

static void write_figure(const struct page *p, const char *plots, const char *name,
			 const struct line *data)
{
	struct line caption = { 0 }, id = { 0 };

	question(&caption, name, data->text);
	line_append(&id, name, (size_t)(strrchr(name, '.') - name));
	markup(p->out,
	       "<figure id=\"plot-%s\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
	       "aria-label=\"Plot %s\"><img alt=\"%s\" src=\"data:%s;base64,",
	       words_of(&id), words_of(&id), words_of(&caption), type_of(name));
	write_base64(p->out, (const unsigned char *)data->text, data->size);
	markup(p->out, "\"></div>\n<figcaption>%s</figcaption>\n", words_of(&caption));
	html_numbers(p, plots, words_of(&id));
	markup(p->out, "</figure>\n");
	line_free(&id);
	line_free(&caption);
}

static int read_whole(struct line *out, const char *folder, const char *name)
{
	struct line path = { 0 };
	char block[65536];
	size_t size;
	FILE *in;
	int status = 0;

	line_format(&path, "%s/%s", folder, name);
	in = path.failed ? NULL : fopen(words_of(&path), "r");
	while (in != NULL && (size = fread(block, 1, sizeof(block), in)) > 0)
		line_append(out, block, size);
	if (in == NULL || ferror(in) || out->failed) {
		fprintf(stderr, "mmapspec: cannot read %s: %s\n", words_of(&path), strerror(errno));
		status = -1;
	}
	if (in != NULL)
		fclose(in);
	line_free(&path);
	return status;
}

/* A plot that is there in both forms is shown once, as SVG. */
static bool drawn_better(const char *folder, const char *name)
{
	struct line path = { 0 };
	bool better;

	line_format(&path, "%s/%.*s.svg", folder, (int)(strrchr(name, '.') - name), name);
	better = strcmp(type_of(name), "image/png") == 0 && access(words_of(&path), R_OK) == 0;
	line_free(&path);
	return better;
}

static int write_plot(const struct page *p, const char *folder, const char *name)
{
	struct line data = { 0 };
	int status = drawn_better(folder, name) ? 0 : read_whole(&data, folder, name);

	if (status == 0 && data.size != 0)
		write_figure(p, folder, name, &data);
	line_free(&data);
	return status;
}

int html_plots(const struct page *p, const char *plots)
{
	struct dirent **names;
	int status = 0, count = scandir(plots, &names, is_plot, alphasort);

	if (count < 0) {
		fprintf(stderr, "mmapspec: cannot read %s: %s\n", plots, strerror(errno));
		return -1;
	}
	html_section(p, "plots", "Plots", SIZE_MAX);
	if (count == 0)
		markup(p->out, "<p>There are no plots.</p>\n");
	for (int i = 0; i < count; i++) {
		if (status == 0)
			status = write_plot(p, plots, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	markup(p->out, "</section>\n");
	return status;
}
