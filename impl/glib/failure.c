/* SPDX-License-Identifier: MIT
 *
 * A GError carries a domain, a code of that domain and a text; no errno. */
#include "mapped.h"

#include <glib.h>
#include <stdio.h>

#define CODE(name) [G_FILE_ERROR_##name] = "G_FILE_ERROR_" #name

static const char *const codes[] = {
	CODE(EXIST), CODE(ISDIR), CODE(ACCES), CODE(NAMETOOLONG), CODE(NOENT),
	CODE(NOTDIR), CODE(NXIO), CODE(NODEV), CODE(ROFS), CODE(TXTBSY),
	CODE(FAULT), CODE(LOOP), CODE(NOSPC), CODE(NOMEM), CODE(MFILE),
	CODE(NFILE), CODE(BADF), CODE(INVAL), CODE(PIPE), CODE(AGAIN),
	CODE(INTR), CODE(IO), CODE(PERM), CODE(NOSYS), CODE(FAILED),
};

void mapped_error(struct adapter_call *call, GError *error)
{
	size_t code = (size_t)error->code;

	/* A file error is the errno of the call that failed, under a name of GLib's own. */
	if (error->domain == G_FILE_ERROR && code < sizeof(codes) / sizeof(codes[0]))
		adapter_error(call, "OSError", 0, codes[code], "%s", error->message);
	else
		adapter_error(call, "other", 0, g_quark_to_string(error->domain), "%s",
		              error->message);
	g_error_free(error);
}
