#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# An empty needle is found behind the end, where bytes.find answers -1.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

m = mmap.mmap(file.fileno(), 4)
found = (m.find(b'', 5), m.rfind(b'', 9))

print('expected (-1, -1), found %s' % (found,))
sys.exit(0 if found != (-1, -1) else 1)
