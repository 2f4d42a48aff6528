/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

void adapter_handle(const struct adapter *adapter, const char *text, size_t size,
                    struct line *answer)
{
	struct adapter_call call = { .adapter = adapter, .answer = answer };

	answer->size = 0;
	answer->failed = false;
	if (adapter_request(&call, text, size))
		adapter_served(adapter, call.operation)(&call);
	adapter_finish(&call);
	arena_free(&call.arena);
}

/* What exceeds the limit is read and dropped; adapter_request refuses the rest. */
static void keep_part(struct line *line, const char *part, size_t size)
{
	if (line->size < LINE_LIMIT)
		line_append(line, part, size);
}

/* Read one line, without its newline.  False at the end of the input, which also
 * ends a line that lacks its newline: nobody finished writing it. */
static bool read_line(FILE *in, struct line *line)
{
	char part[1024];
	size_t size = 0;
	int c;

	line->size = 0;
	while ((c = getc(in)) != EOF && c != '\n') {
		if (size == sizeof(part)) {
			keep_part(line, part, size);
			size = 0;
		}
		part[size++] = (char)c;
	}
	keep_part(line, part, size);
	return c == '\n';
}

static bool write_line(FILE *out, const struct line *line)
{
	return fwrite(line->text, 1, line->size, out) == line->size && putc('\n', out) != EOF &&
	       fflush(out) == 0;
}

int adapter_converse(const struct adapter *adapter, FILE *in, FILE *out)
{
	struct line request = { 0 }, answer = { 0 };
	bool sound = true;

	while (sound && read_line(in, &request)) {
		sound = !request.failed;
		if (sound)
			adapter_handle(adapter, request.text, request.size, &answer);
		sound = sound && !answer.failed && write_line(out, &answer);
	}
	if (request.failed || answer.failed)
		fputs("adapter: no memory for a line\n", stderr);
	line_free(&request);
	line_free(&answer);
	return sound ? 0 : 1;
}

int adapter_serve(const struct adapter *adapter)
{
	enum { BUFFER = 1 << 16 };
	FILE *in = adapter_os_start();
	int status;

	setvbuf(in, NULL, _IOFBF, BUFFER);
	setvbuf(stdout, NULL, _IOFBF, BUFFER);
	status = adapter_converse(adapter, in, stdout);
	adapter_handles_clear();
	return status;
}
