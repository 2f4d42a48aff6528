#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: read() of more bytes than memory has is MemoryError, not what is left.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

m = mmap.mmap(file.fileno(), 8)
m.seek(4)
try:
    found = m.read(sys.maxsize)
except MemoryError as error:
    found = repr(error)

print("expected b'efgh', found %s" % (found,))
sys.exit(0 if found != b'efgh' else 1)
