/* SPDX-License-Identifier: MIT */
#include "mapped.h"

#include <glib.h>
#include <stdlib.h>

static void drop_mapped(void *object)
{
	struct mapped *m = object;

	if (m->file != NULL)
		g_mapped_file_unref(m->file);
	free(m);
}

static void drop_lent(void *object)
{
	struct lent *l = object;

	if (l->bytes != NULL)
		g_bytes_unref(l->bytes);
	free(l);
}

const struct adapter_class mapped_class = { "GMappedFile", drop_mapped };
const struct adapter_class lent_class = { "GBytes", drop_lent };

#define CODE(name) [G_FILE_ERROR_##name] = "G_FILE_ERROR_" #name

static const char *const codes[] = {
	CODE(EXIST),  CODE(ISDIR), CODE(ACCES), CODE(NAMETOOLONG), CODE(NOENT),
	CODE(NOTDIR), CODE(NXIO),  CODE(NODEV), CODE(ROFS),        CODE(TXTBSY),
	CODE(FAULT),  CODE(LOOP),  CODE(NOSPC), CODE(NOMEM),       CODE(MFILE),
	CODE(NFILE),  CODE(BADF),  CODE(INVAL), CODE(PIPE),        CODE(AGAIN),
	CODE(INTR),   CODE(IO),    CODE(PERM),  CODE(NOSYS),       CODE(FAILED),
};

/* A GError carries a domain, a code of that domain and a text; no errno. */
static void answer_error(struct adapter_call *call, GError *error)
{
	size_t code = (size_t)error->code;

	/* A file error is the errno of the call that failed, under a name of GLib's own. */
	if (error->domain == G_FILE_ERROR && code < COUNT(codes))
		adapter_error(call, "OSError", 0, codes[code], "%s", error->message);
	else
		adapter_error(call, "other", 0, g_quark_to_string(error->domain), "%s",
		              error->message);
	g_error_free(error);
}

void mapped_keep(struct adapter_call *call, GMappedFile *file, GError *error)
{
	struct mapped *m;

	if (file == NULL) {
		answer_error(call, error);
	} else if ((m = malloc(sizeof(*m))) == NULL) {
		g_mapped_file_unref(file);
		adapter_error(call, "MemoryError", 0, "adapter", "no memory");
	} else {
		m->file = file;
		adapter_keep(call, &mapped_class, m);
	}
}

static void refuse_closed(struct adapter_call *call)
{
	adapter_error(call, "ValueError", 0, "adapter", "its reference was given back");
}

GMappedFile *mapped_find(struct adapter_call *call, const char *name)
{
	struct mapped *m = adapter_object(call, name, &mapped_class);

	if (m != NULL && m->file == NULL)
		refuse_closed(call);
	return m != NULL ? m->file : NULL;
}

/* get_contents gives a pointer to char that may be written when the mapping may. */
static bool file_memory(struct adapter_call *call, struct sequence *out)
{
	GMappedFile *file = mapped_find(call, "object");

	if (file == NULL)
		return false;
	out->bytes = (unsigned char *)g_mapped_file_get_contents(file);
	out->size = g_mapped_file_get_length(file);
	return true;
}

bool mapped_memory(struct adapter_call *call, struct sequence *out)
{
	struct lent *l = adapter_peek(call, adapter_argument(call, "object"), &lent_class);
	gsize size;

	if (l == NULL)
		return file_memory(call, out);
	if (l->bytes == NULL) {
		refuse_closed(call);
		return false;
	}
	/* Only read through here: nothing is stored in a GBytes. */
	out->bytes = (unsigned char *)g_bytes_get_data(l->bytes, &size);
	out->size = size;
	return true;
}

void mapped_close(struct adapter_call *call)
{
	struct mapped *m = adapter_object(call, "mapping", &mapped_class);

	if (m == NULL || mapped_find(call, "mapping") == NULL)
		return;
	g_mapped_file_unref(m->file);
	m->file = NULL;
	adapter_answer_none(call);
}

/* A part shares the memory and holds its own reference, as the whole does. */
static GBytes *lend(GMappedFile *file, size_t first, size_t last)
{
	GBytes *whole = g_mapped_file_get_bytes(file), *part;

	if (first == 0 && last == g_bytes_get_size(whole))
		return whole;
	part = g_bytes_new_from_bytes(whole, first, last - first);
	g_bytes_unref(whole);
	return part;
}

void mapped_export(struct adapter_call *call)
{
	GMappedFile *file = mapped_find(call, "object");
	size_t first, last;
	struct lent *l;

	if (file == NULL || !sequence_bounds(call, g_mapped_file_get_length(file), &first, &last))
		return;
	if ((l = malloc(sizeof(*l))) == NULL) {
		adapter_error(call, "MemoryError", 0, "adapter", "no memory");
		return;
	}
	l->bytes = lend(file, first, last);
	adapter_keep(call, &lent_class, l);
}

void mapped_release(struct adapter_call *call)
{
	struct lent *l = adapter_object(call, "view", &lent_class);

	if (l == NULL)
		return;
	if (l->bytes == NULL) {
		refuse_closed(call);
		return;
	}
	g_bytes_unref(l->bytes);
	l->bytes = NULL;
	adapter_answer_none(call);
}
