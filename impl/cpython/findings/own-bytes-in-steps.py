#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# CPython: a slice with a step is assigned byte by byte, so that a view of the same map changes
# while it is read.  A bytearray reads the view first.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'0123456789abcdef')
file.flush()

if not (sys.version_info[0] > 2):
    print('this version has no such thing')
    sys.exit(77)


def assigned(array):
    array[8::2] = memoryview(array)[5:9]
    return bytes(array[:])


try:
    found = assigned(mmap.mmap(file.fileno(), 0))
except TypeError as error:
    found = repr(error)
wanted = assigned(bytearray(b'0123456789abcdef'))

print('expected %s, found %s' % (wanted, found))
sys.exit(0 if found == b'01234567596b7d5f' else 1)
