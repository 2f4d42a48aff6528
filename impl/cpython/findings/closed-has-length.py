#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: a closed map has a length and a truth value, where the others raise ValueError.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

m = mmap.mmap(file.fileno(), 0)
m.close()
try:
    found = (len(m), bool(m))
except ValueError as error:
    found = repr(error)

print('expected ValueError, found %s' % (found,))
sys.exit(0 if found == (0, False) else 1)
