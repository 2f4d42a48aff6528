#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: a flush of no bytes is taken for one of the whole map, and is out of range then.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

m = mmap.mmap(file.fileno(), 3 * mmap.PAGESIZE)
m.flush(mmap.PAGESIZE, mmap.PAGESIZE)
try:
    m.flush(mmap.PAGESIZE, 0)
    found = 'no error'
except (ValueError, EnvironmentError) as error:
    found = repr(error)

print('expected no error, found %s' % (found,))
sys.exit(0 if found != 'no error' else 1)
