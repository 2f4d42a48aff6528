#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# flush(offset) alone is refused, though its size may be left out.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

m = mmap.mmap(file.fileno(), 0)
try:
    found = m.flush(mmap.PAGESIZE)
except ValueError as error:
    found = repr(error)

print('expected None, found %s' % (found,))
sys.exit(0 if found is not None else 1)
