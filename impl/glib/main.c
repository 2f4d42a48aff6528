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

static void get_item(struct adapter_call *call)
{
	struct sequence memory;

	if (mapped_memory(call, &memory))
		sequence_get_item(call, memory);
}

static void get_slice(struct adapter_call *call)
{
	struct sequence memory;

	if (mapped_memory(call, &memory))
		sequence_get_slice(call, memory);
}

/* The memory to store in: a GBytes cannot be changed. */
static bool writable_memory(struct adapter_call *call, struct sequence *out)
{
	if (adapter_peek(call, adapter_argument(call, "object"), &lent_class) == NULL)
		return mapped_memory(call, out);
	adapter_unsupported(call, "a GBytes cannot be changed");
	return false;
}

static void set_item(struct adapter_call *call)
{
	struct sequence memory;

	if (writable_memory(call, &memory))
		sequence_set_item(call, memory);
}

static void set_slice(struct adapter_call *call)
{
	struct sequence memory;

	if (writable_memory(call, &memory))
		sequence_set_slice(call, memory);
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
			.get_item = get_item,
			.set_item = set_item,
			.get_slice = get_slice,
			.set_slice = set_slice,
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
