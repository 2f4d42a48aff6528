#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: write_byte takes 256 and writes 0.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if not (sys.version_info[0] > 2):
    print('this version has no such thing')
    sys.exit(77)
m = mmap.mmap(file.fileno(), 8)
try:
    found = m.write_byte(256)
except (ValueError, OverflowError, TypeError) as error:
    found = repr(error)

print('expected an error, found %s' % (found,))
sys.exit(0 if found is None else 1)
