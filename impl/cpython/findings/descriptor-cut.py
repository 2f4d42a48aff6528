#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: the number of a descriptor is cut to 32 bits, and the file of another one is mapped.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

try:
    found = mmap.mmap(2 ** 32 + file.fileno(), 8)[:]
except (OSError, OverflowError, ValueError) as error:
    found = repr(error)

print('expected an error, found %s' % (found,))
sys.exit(0 if found == b'abcdefgh' else 1)
