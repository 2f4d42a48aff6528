#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Anonymous memory is resized, and the file whose descriptor was given gets the new size.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

m = mmap.mmap(file.fileno(), 8192, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
try:
    m.resize(4096)
except (OSError, ValueError, SystemError, mmap.error):
    pass
found = os.fstat(file.fileno()).st_size

print('expected 16384 bytes, found %d' % found)
sys.exit(0 if found == 4096 else 1)
