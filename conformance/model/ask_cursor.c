/* SPDX-License-Identifier: MIT
 *
 * Operations at the position, and those of a file object. */
#include "ask.h"

#include <string.h>

/* Read the bytes from the position to end. */
static void reads(struct asking *k, wide end, const char *clauses)
{
	int64_t from = k->map->position, size = end > from ? (int64_t)end - from : 0;

	touches(k, from, end);
	gives_bytes(k, from, size, clauses);
	k->a->effect = (struct effect){ .kind = EFFECT_POSITION, .to = from + size };
}

void ask_read(struct asking *k)
{
	int64_t count = -1;
	enum reading r = number(k, 1, &count);
	wide end = (wide)k->map->position + count;

	needs_open(k);
	if ((r == LEFT_OUT && !python(k, 300)) || (r == NO_VALUE && !python(k, 303)))
		refuse(k, TYPE_ERROR, "python2.4/77");
	if (r == TOO_LOW || r == TOO_HIGH)
		may_refuse(k, OVERFLOW_ERROR | VALUE_ERROR);
	k->plain = k->plain && r != LEFT_OUT;
	if (count < 0 || end > k->map->length)
		end = k->map->length;
	reads(k, end, "python3.13/43 python-docs/46 python-docs/49");
}

/* The end of the line that begins there. */
static int64_t line_end(const struct model_object *m, int64_t at)
{
	unsigned char bytes[4096];

	for (int64_t size; at < m->length; at += size) {
		const unsigned char *found;

		size = m->length - at < (int64_t)sizeof(bytes) ? m->length - at
		                                               : (int64_t)sizeof(bytes);
		model_copy(m, at, bytes, (size_t)size);
		found = memchr(bytes, '\n', (size_t)size);
		if (found != NULL)
			return at + (found - bytes) + 1;
	}
	return m->length;
}

void ask_readline(struct asking *k)
{
	int64_t at = k->map->position, length = k->map->length;

	needs_open(k);
	touches(k, at, length);
	works_on(k, (wide)length - at);
	k->a->undefined = k->a->undefined || model_open(k->map);
	if (k->a->must != 0 || k->a->undefined)
		return;
	reads(k, at < length ? line_end(k->map, at) : length, "python2.4/81 python-docs/51");
}

void ask_read_byte(struct asking *k)
{
	int64_t at = k->map->position;

	needs_open(k);
	if (at >= k->map->length)
		refuse(k, VALUE_ERROR, "python-tests/34");
	touches(k, at, (wide)at + 1);
	if (k->a->must != 0 || k->a->undefined)
		return;
	gives_byte(k, model_byte(k->map, at), "python-docs/50");
	k->a->any_value = model_open(k->map);
	k->a->effect = (struct effect){ .kind = EFFECT_POSITION, .to = at + 1 };
}

/* Store at the position, and move it past the data. */
static void puts_bytes(struct asking *k, const unsigned char *data, size_t size)
{
	wide end = (wide)k->map->position + (wide)size;

	if (end > k->map->length && (size > 0 || !k->map->readonly))
		refuse(k, VALUE_ERROR, "python-docs/69");
	stores(k, k->map->position, 1, data, size);
	k->a->effect.position = k->map->position + (int64_t)size;
}

void ask_write(struct asking *k)
{
	const unsigned char *data;
	size_t size;

	needs_writable(k);
	if (!bytes(k, 1, &data, &size)) {
		/* What is not refused may be written. */
		if (k->a->must == 0)
			touches(k, k->map->position, k->map->length);
		return;
	}
	puts_bytes(k, data, size);
	if (python(k, 306))
		gives(k, value_int((int64_t)size), "python-docs/67");
	else
		gives_none(k, "python-docs/68");
}

void ask_write_byte(struct asking *k)
{
	static unsigned char byte;
	const struct value *v = argument(k, 1);
	int64_t n = 0;

	needs_writable(k);
	if (model_characters(k->model, k->map)) {
		if (v->tag != VALUE_BYTES || v->size != 1)
			refuse(k, ANY_ERROR, "python2.4/96");
		else
			byte = v->data[0];
	} else {
		enum reading r = number(k, 1, &n);

		if (r == NO_VALUE || r == LEFT_OUT)
			refuse(k, TYPE_ERROR, "python-source/78");
		if (r == TOO_LOW || r == TOO_HIGH)
			refuse_number(k);
		else if (r != WRONG && (n < 0 || n > 255))
			refuse(k, VALUE_ERROR | OVERFLOW_ERROR, "python-source/77");
		byte = (unsigned char)n;
	}
	puts_bytes(k, &byte, 1);
	gives_none(k, "python-docs/72");
}

/* "From the end" is the end of the map.  If the file ends elsewhere, its end may be meant. */
static wide seek_base(struct asking *k, int64_t whence)
{
	const struct model_object *m = k->map;

	if (whence == 1)
		return m->position;
	if (whence != 2)
		return 0;
	if (m->file != NULL && m->file->size != m->offset + m->length)
		leave_open(k);
	return m->length;
}

void ask_seek(struct asking *k)
{
	int64_t offset = 0, whence = 0;
	enum reading r = number(k, 1, &offset), w = number(k, 2, &whence);
	bool open;
	wide to;

	needs_open(k);
	if (r == LEFT_OUT || r == NO_VALUE || w == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-docs/79");
	if (r == TOO_LOW || r == TOO_HIGH || w == TOO_LOW || w == TOO_HIGH || whence != (int)whence)
		refuse_number(k);
	else if (whence < 0 || whence > 2)
		refuse(k, VALUE_ERROR, "python-source/71");
	to = seek_base(k, whence) + offset;
	open = k->a->may == ANY_ERROR;
	if (!open && r != WRONG && w != WRONG && (to < 0 || to > k->map->length))
		refuse(k, VALUE_ERROR, "python-tests/41 python-tests/43");
	if (open)
		return;
	k->a->effect = (struct effect){ .kind = EFFECT_POSITION, .to = (int64_t)to };
	if (python(k, 313))
		gives(k, value_int((int64_t)to), "python-docs/59");
	else
		gives_none(k, "python-docs/60");
	k->plain = k->plain && whence == 0;
}

void ask_tell(struct asking *k)
{
	needs_open(k);
	gives(k, value_int(k->map->position), "python-docs/62");
}

void ask_seekable(struct asking *k)
{
	needs_open(k);
	gives(k, value_bool(true), "python-docs/61");
}

void ask_size(struct asking *k)
{
	const struct model_object *m = k->map;

	needs_open(k);
	if (m->closed)
		return;
	if (m->file != NULL && !m->untracked) {
		gives(k, value_int(m->file->size), "python-docs/63");
		k->a->any_value = m->file->open;
		return;
	}
	/* size() of anonymous memory must answer since 3.15; before, it may be refused on Unix. */
	gives(k, value_int(m->length), "python-docs/64 python-docs/65");
	k->a->any_value = m->described;
	if (m->file != NULL) {
		k->a->any_value = true;
		if (python(k, 313) && !python(k, 315))
			refuse(k, ANY_ERROR, "python3.13/13");
	}
	if (!python(k, 315) && !(k->rules->windows && python(k, 300)))
		may_refuse(k, ANY_ERROR);
}

void ask_close(struct asking *k)
{
	if (k->q->op == OP_close && !k->map->closed && k->map->views > 0 && python(k, 300))
		refuse(k, BUFFER_ERROR, "python-source/39");
	if (k->map->closed && (k->q->op == OP_unmap || k->rules->python == 0))
		may_refuse(k, ANY_ERROR);
	k->a->effect = (struct effect){ .kind = EFFECT_CLOSE };
	gives_none(k, "python3.13/19 python-tests/17");
}

void ask_closed(struct asking *k)
{
	gives(k, value_bool(k->map->closed), "python3.13/22 python-docs/34");
}
