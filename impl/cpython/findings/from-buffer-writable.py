#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# from_buffer() of ctypes takes a map made with ACCESS_READ, and a store in it ends the process.
import ctypes
import mmap
import subprocess
import sys
import tempfile

if len(sys.argv) > 1:
    file = tempfile.TemporaryFile()
    file.write(b'x' * 4096)
    file.flush()
    m = mmap.mmap(file.fileno(), 4096, access=mmap.ACCESS_READ)
    try:
        memory = (ctypes.c_char * 16).from_buffer(m)
    except TypeError:
        sys.exit(1)
    memory[0] = b'y'
    sys.exit(2)
status = subprocess.call([sys.executable, __file__, 'store'])
print('expected TypeError, found',
      {1: 'TypeError', 2: 'a store'}.get(status, 'a process that ended with status %d' % status))
sys.exit(1 if status == 1 else 0)
