// SPDX-License-Identifier: MIT
#include "region.h"

#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <boost/version.hpp>

#include <cstdio>
#include <cstring>
#include <exception>
#include <new>

namespace ipc = boost::interprocess;

struct region {
	ipc::mapped_region mapped;
};

static void say(struct failure *out, const char *kind, int number, const char *native,
                const char *message)
{
	out->kind = kind;
	out->number = number;
	std::snprintf(out->native, sizeof(out->native), "%s", native);
	std::snprintf(out->message, sizeof(out->message), "%s", message);
}

// Fill in what is being handled.  Without an errno the library means its own error.
static void caught(struct failure *out)
{
	try {
		throw;
	} catch (const ipc::interprocess_exception &e) {
		say(out, e.get_native_error() != 0 ? "OSError" : "other", e.get_native_error(),
		    "boost::interprocess::interprocess_exception", e.what());
	} catch (const std::bad_alloc &e) {
		say(out, "MemoryError", 0, "std::bad_alloc", e.what());
	} catch (const std::exception &e) {
		say(out, "other", 0, "std::exception", e.what());
	} catch (...) {
		say(out, "other", 0, "unknown", "something that is no std::exception");
	}
}

static ipc::mode_t mode_of(enum region_mode mode)
{
	if (mode == REGION_READ)
		return ipc::read_only;
	return mode == REGION_WRITE ? ipc::read_write : ipc::copy_on_write;
}

// Copy-on-write memory asks no more of the file than to be read.
struct region *region_open(const char *path, enum region_mode mode, int64_t offset, size_t size,
                           struct failure *failure)
{
	try {
		const ipc::file_mapping file(path, mode == REGION_WRITE ? ipc::read_write
		                                                        : ipc::read_only);

		return new region{ ipc::mapped_region(file, mode_of(mode), offset, size) };
	} catch (...) {
		caught(failure);
		return nullptr;
	}
}

struct region *region_anonymous(size_t size, struct failure *failure)
{
	try {
		return new region{ ipc::anonymous_shared_memory(size) };
	} catch (...) {
		caught(failure);
		return nullptr;
	}
}

void region_close(struct region *region)
{
	region->mapped = ipc::mapped_region();
}

void region_free(struct region *region)
{
	delete region;
}

size_t region_length(const struct region *region)
{
	return region->mapped.get_size();
}

void *region_address(const struct region *region)
{
	return region->mapped.get_address();
}

bool region_flush(struct region *region, size_t offset, size_t size, bool async)
{
	return region->mapped.flush(offset, size, async);
}

bool region_shrink_by(struct region *region, size_t bytes, bool from_back)
{
	return region->mapped.shrink_by(bytes, from_back);
}

bool region_advise(struct region *region, int advice)
{
	return region->mapped.advise(static_cast<ipc::mapped_region::advice_types>(advice));
}

int region_advice(const char *name)
{
	static const struct {
		const char *name;
		ipc::mapped_region::advice_types advice;
	} all[] = {
		{ "advice_normal", ipc::mapped_region::advice_normal },
		{ "advice_sequential", ipc::mapped_region::advice_sequential },
		{ "advice_random", ipc::mapped_region::advice_random },
		{ "advice_willneed", ipc::mapped_region::advice_willneed },
		{ "advice_dontneed", ipc::mapped_region::advice_dontneed },
	};

	for (const auto &one : all)
		if (std::strcmp(one.name, name) == 0)
			return one.advice;
	return -1;
}

size_t region_page_size(void)
{
	return ipc::mapped_region::get_page_size();
}

const char *region_version(void)
{
	static char text[20];

	std::snprintf(text, sizeof(text), "%d.%d", BOOST_VERSION / 100000,
	              BOOST_VERSION / 100 % 1000);
	return text;
}
