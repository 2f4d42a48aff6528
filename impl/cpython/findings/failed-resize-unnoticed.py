#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: a resize for which there is no address space is no error, and the map cannot be used.
import mmap, os, sys, tempfile
import resource

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

resource.setrlimit(resource.RLIMIT_AS, (1 << 33, 1 << 33))
m = mmap.mmap(file.fileno(), 0)
try:
    found = m.resize(1 << 40)
except (OSError, ValueError, MemoryError, SystemError, mmap.error) as error:
    found = repr(error)

print('expected an error, found %s' % (found,))
sys.exit(0 if found is None else 1)
