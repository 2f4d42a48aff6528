/* SPDX-License-Identifier: MIT */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

/* Decode size bytes of data into operations, do them to the reference and to the model,
 * and compare.  A difference is printed and aborts.  Always 0: the name and the result
 * are libFuzzer's. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
