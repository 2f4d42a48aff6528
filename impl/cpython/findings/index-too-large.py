#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: an index that is no machine word raises OverflowError, where a bytearray raises IndexError.
import mmap, sys

found = {}
for array in mmap.mmap(-1, 8), bytearray(8):
    try:
        array[2 ** 64]
    except (IndexError, OverflowError) as error:
        found[type(array).__name__] = type(error).__name__

print('expected IndexError for both, found %s' % (found,))
sys.exit(0 if found['mmap'] == 'OverflowError' else 1)
