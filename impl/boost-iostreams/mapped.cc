// SPDX-License-Identifier: MIT
#include "mapped.h"

#include <boost/iostreams/device/mapped_file.hpp>
#include <boost/version.hpp>

#include <cstdio>
#include <exception>
#include <ios>
#include <memory>
#include <new>

namespace io = boost::iostreams;

struct mapped {
	io::mapped_file file;
};

static void say(struct failure *out, const char *kind, const char *native, const char *message)
{
	out->kind = kind;
	out->number = 0;
	std::snprintf(out->native, sizeof(out->native), "%s", native);
	std::snprintf(out->message, sizeof(out->message), "%s", message);
}

// Fill in what is being handled.  A failure has the system's text, and no errno.
static void caught(struct failure *out)
{
	try {
		throw;
	} catch (const std::ios_base::failure &e) {
		say(out, "OSError", "std::ios_base::failure", e.what());
	} catch (const std::bad_alloc &e) {
		say(out, "MemoryError", "std::bad_alloc", e.what());
	} catch (const std::exception &e) {
		say(out, "other", "std::exception", e.what());
	} catch (...) {
		say(out, "other", "unknown", "something that is no std::exception");
	}
}

static io::mapped_file::mapmode mode_of(enum mapped_mode mode)
{
	if (mode == MAPPED_READ)
		return io::mapped_file::readonly;
	return mode == MAPPED_WRITE ? io::mapped_file::readwrite : io::mapped_file::priv;
}

static struct mapped *open_with(const io::mapped_file_params &params, struct failure *failure)
{
	try {
		auto mapped = std::make_unique<struct mapped>();

		mapped->file.open(params);
		return mapped.release();
	} catch (...) {
		caught(failure);
		return nullptr;
	}
}

struct mapped *mapped_open(const char *path, enum mapped_mode mode, size_t length, int64_t offset,
                           struct failure *failure)
{
	try {
		io::mapped_file_params params(path);

		params.flags = mode_of(mode);
		params.offset = offset;
		if (length != 0)
			params.length = length;
		return open_with(params, failure);
	} catch (...) {
		caught(failure);
		return nullptr;
	}
}

struct mapped *mapped_create(const char *path, int64_t size, struct failure *failure)
{
	try {
		io::mapped_file_params params(path);

		params.flags = io::mapped_file::readwrite;
		params.new_file_size = size;
		return open_with(params, failure);
	} catch (...) {
		caught(failure);
		return nullptr;
	}
}

void mapped_free(struct mapped *mapped)
{
	delete mapped;
}

bool mapped_close(struct mapped *mapped, struct failure *failure)
{
	try {
		mapped->file.close();
		return true;
	} catch (...) {
		caught(failure);
		return false;
	}
}

bool mapped_resize(struct mapped *mapped, int64_t size, struct failure *failure)
{
	try {
		mapped->file.resize(size);
		return true;
	} catch (...) {
		caught(failure);
		return false;
	}
}

bool mapped_is_open(const struct mapped *mapped)
{
	return mapped->file.is_open();
}

size_t mapped_size(const struct mapped *mapped)
{
	return mapped->file.size();
}

const char *mapped_const_data(const struct mapped *mapped)
{
	return mapped->file.const_data();
}

char *mapped_data(const struct mapped *mapped)
{
	return mapped->file.data();
}

int mapped_alignment(void)
{
	return io::mapped_file::alignment();
}

const char *mapped_version(void)
{
	static char text[20];

	std::snprintf(text, sizeof(text), "%d.%d", BOOST_VERSION / 100000,
	              BOOST_VERSION / 100 % 1000);
	return text;
}
