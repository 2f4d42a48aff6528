/* SPDX-License-Identifier: MIT */
#include "adapters/leaked_process.h"
