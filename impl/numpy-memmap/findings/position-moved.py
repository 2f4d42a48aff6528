#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# The size of a file object's file is found by seeking to its end, where the position stays.
import sys
import tempfile

try:
    import numpy
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)

with tempfile.TemporaryFile() as file:
    file.write(b'x' * 4096)
    file.seek(4)
    numpy.memmap(file, 'u1', 'r+', shape=(10,))
    found = file.tell()
    file.write(b'here')
    file.flush()
    file.seek(4)
    placed = file.read(4) == b'here'
    print('the position: expected 4, found %d' % found)
    print('what is written next: expected at byte 4, found it', 'there' if placed else 'elsewhere')
sys.exit(1 if found == 4 and placed else 0)
