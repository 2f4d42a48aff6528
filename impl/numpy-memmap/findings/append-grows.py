#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# A file is extended by seeking and writing a zero byte.  Where the file object appends, that byte
# goes to the end: the file is one byte longer, and the array is refused.
import os
import sys
import tempfile

try:
    import numpy
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)

with tempfile.NamedTemporaryFile() as named:
    named.write(b'0123456789')
    named.flush()
    with open(named.name, 'a+b') as file:
        try:
            numpy.memmap(file, 'u1', 'r+', shape=(5000,))
            outcome = 'an array'
        except ValueError as error:
            outcome = repr(error)
    size = os.path.getsize(named.name)
print('expected an array and 5000 bytes, or an error and 10; found %s and %d' % (outcome, size))
sys.exit(1 if size == (5000 if outcome == 'an array' else 10) else 0)
