#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: deleting an item outside the map raises TypeError, as no item can be deleted at all.
import mmap, sys

m = mmap.mmap(-1, 6)
try:
    del m[6]
    found = 'no error'
except (IndexError, TypeError) as error:
    found = repr(error)

print('expected IndexError, found %s' % found)
sys.exit(0 if found.startswith('TypeError') else 1)
