#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: a map is closed though a view is held, and the view is empty then.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if not (sys.version_info[0] > 2):
    print('this version has no such thing')
    sys.exit(77)
m = mmap.mmap(file.fileno(), 6)
view = memoryview(m)
try:
    m.close()
except BufferError:
    pass
found = bytes(view[0:6])

print("expected b'abcdef', found %s" % (found,))
sys.exit(0 if found != b'abcdef' else 1)
