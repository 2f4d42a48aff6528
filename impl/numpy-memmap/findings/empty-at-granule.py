#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# An empty array at the end of a file works, unless that end is where memory can begin.
import mmap
import sys
import tempfile

try:
    import numpy
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)

file = tempfile.NamedTemporaryFile()
file.write(bytes(mmap.ALLOCATIONGRANULARITY))
file.flush()
end = mmap.ALLOCATIONGRANULARITY
print('at %d: %d elements' % (end - 1, len(numpy.memmap(file.name, offset=end - 1, shape=(0,)))))
try:
    found = '%d elements' % len(numpy.memmap(file.name, offset=end, shape=(0,)))
except ValueError as error:
    found = repr(error)
print('at %d: expected 0 elements, found %s' % (end, found))
sys.exit(0 if found != '0 elements' else 1)
