#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: a slice takes bytes alone, and no bytearray, memory view or array.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if not (sys.version_info[0] > 2):
    print('this version has no such thing')
    sys.exit(77)
m = mmap.mmap(file.fileno(), 0)
try:
    m[2:6] = bytearray(b'WXYZ')
    found = m[2:6]
except TypeError as error:
    found = repr(error)

print("expected b'WXYZ', found %s" % (found,))
sys.exit(0 if found != b'WXYZ' else 1)
