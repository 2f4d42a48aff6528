#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# seekable() answers on a closed map, where every other method raises ValueError.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if not (hasattr(mmap.mmap, 'seekable')):
    print('this version has no such thing')
    sys.exit(77)
m = mmap.mmap(file.fileno(), 0)
m.close()
try:
    found = m.seekable()
except ValueError as error:
    found = repr(error)

print('expected ValueError, found %s' % (found,))
sys.exit(0 if found is True else 1)
