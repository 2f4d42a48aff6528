#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Python 2: other bytes than a string raise IndexError, where a wrong type raises TypeError.
import mmap, sys

m = mmap.mmap(-1, 16)
try:
    m[1:3] = bytearray(b'ab')
    found = 'no error'
except Exception as error:
    found = repr(error)

print('expected no error or TypeError, found %s' % found)
sys.exit(0 if found.startswith('IndexError') else 1)
