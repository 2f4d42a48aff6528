#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: after resize(0), which is refused, closing the map leaves its memory mapped.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

name = os.path.realpath('/proc/self/fd/%d' % file.fileno())
inode = ' %d ' % os.fstat(file.fileno()).st_ino
m = mmap.mmap(file.fileno(), 0)
try:
    m.resize(0)
except (OSError, ValueError, SystemError, mmap.error):
    pass
try:
    m.close()
except ValueError:
    pass
del m
import gc
gc.collect()
gc.collect()
found = len([line for line in open('/proc/self/maps') if inode in line])

print('expected 0 maps of the file, found %s' % (found,))
sys.exit(0 if found != 0 else 1)
