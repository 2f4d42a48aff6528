#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: an object that stands for an index serves a bytearray, and no map.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()


class Second(object):
    def __index__(self):
        return 1


m = mmap.mmap(file.fileno(), 8)
try:
    found = m[Second()]
except TypeError as error:
    found = repr(error)

print('expected %r, found %s' % (m[1], found))
sys.exit(0 if found != m[1] else 1)
