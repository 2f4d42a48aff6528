#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# The mode w+ overwrites the file of a name, and nothing of a file object.
import sys
import tempfile

try:
    import numpy
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)

file = tempfile.NamedTemporaryFile()
file.write(b'abcdefgh')
file.flush()
with open(file.name, 'r+b') as opened:
    found = numpy.memmap(opened, mode='w+', shape=(4,)).tobytes()
named = numpy.memmap(file.name, mode='w+', shape=(4,)).tobytes()
print('of a name: %r; of a file object: expected %r, found %r' % (named, bytes(4), found))
sys.exit(0 if found != bytes(4) else 1)
