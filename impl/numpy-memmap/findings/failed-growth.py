#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# The file is extended before it is mapped, and stays so when it cannot be.
import os
import resource
import sys
import tempfile

try:
    import numpy
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)

file = tempfile.NamedTemporaryFile()
file.write(b'abcdef')
file.flush()
resource.setrlimit(resource.RLIMIT_AS, (1 << 33, 1 << 33))
try:
    numpy.memmap(file.name, numpy.uint8, shape=(1 << 40,))
    print('no error')
    sys.exit(1)
except OSError as error:
    print(error)
size = os.stat(file.name).st_size
print('expected the file at 6 bytes, found %d' % size)
sys.exit(0 if size != 6 else 1)
