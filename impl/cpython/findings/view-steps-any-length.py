#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: a slice with a step of a view takes fewer bytes than it has, where one without a step is refused.
import mmap, sys

if not (sys.version_info[0] > 2):
    print('this version has no such thing')
    sys.exit(77)
view = memoryview(mmap.mmap(-1, 16))
try:
    view[8:0:-1] = b'abc'
    found = bytes(view[0:9])
except ValueError as error:
    found = repr(error)

print('expected ValueError, found %s' % (found,))
sys.exit(0 if not str(found).startswith('ValueError') else 1)
