/* SPDX-License-Identifier: MIT
 *
 * GMappedFile of GLib: what the library offers, and nothing else. */
#include "mapped.h"

#include <glib.h>
#include <stdio.h>

static void length(struct adapter_call *call)
{
	struct sequence memory;

	if (mapped_memory(call, &memory))
		adapter_answer_int(call, (int64_t)memory.size);
}

/* Nothing is stored in a GBytes. */
static void access_memory(struct adapter_call *call)
{
	const struct value *object = adapter_argument(call, "object");
	struct sequence memory;

	if (sequence_stores(call) && adapter_peek(call, object, &lent_class) != NULL)
		adapter_unsupported(call, "a GBytes cannot be changed");
	else if (mapped_memory(call, &memory))
		sequence_access(call, memory);
}

int main(void)
{
	static const char *const claims[] = { "glib", NULL };
	static char version[40];
	const struct adapter adapter = {
		.name = "glib",
		.version = version,
		.language = "C",
		.homepage = "https://docs.gtk.org/glib/struct.MappedFile.html",
		.issues = "https://gitlab.gnome.org/GNOME/glib/-/issues",
		.claims = claims,
		.operations = {
			.map_fd = mapped_map_fd,
			.map_path = mapped_map_path,
			.close = mapped_close,
			.length = length,
			.get_item = access_memory,
			.set_item = access_memory,
			.get_slice = access_memory,
			.set_slice = access_memory,
			.export = mapped_export,
			.view_release = mapped_release,
			.native = mapped_native,
		},
	};

	/* Of the library that is loaded, not of the headers. */
	snprintf(version, sizeof(version), "%u.%u.%u", glib_major_version, glib_minor_version,
	         glib_micro_version);
	return adapter_serve(&adapter);
}
