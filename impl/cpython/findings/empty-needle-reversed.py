#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# An empty needle is found in a range whose end lies before its start.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if not (sys.version_info[0] > 2):
    print('this version has no such thing')
    sys.exit(77)
m = mmap.mmap(file.fileno(), 4)
found = (m.find(b'', 2, 1), m.rfind(b'', 2, 1))

print('expected (-1, -1), found %s' % (found,))
sys.exit(0 if found != (-1, -1) else 1)
