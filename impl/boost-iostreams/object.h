/* SPDX-License-Identifier: MIT */
#ifndef OBJECT_H
#define OBJECT_H

/* A mapped_file behind a handle, and the operations on it. */

#include "adapter.h"

adapter_operation object_map_path, object_close, object_closed, object_resize, object_native,
    object_length, object_access;

#endif
