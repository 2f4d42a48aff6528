#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# A resize within a longer file that fails has cut the file: the bytes behind are lost.
import mmap, os, sys, tempfile
import resource

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

resource.setrlimit(resource.RLIMIT_AS, (1 << 33, 1 << 33))
file.truncate(1 << 41)
m = mmap.mmap(file.fileno(), 4096)
try:
    m.resize(1 << 40)
    found = 'no error'
except (OSError, ValueError, MemoryError, mmap.error) as error:
    found = '%r and %d bytes' % (error, os.fstat(file.fileno()).st_size)

print('expected an error and %d bytes, found %s' % (1 << 41, found))
sys.exit(0 if found != 'no error' and not found.endswith(' and %d bytes' % (1 << 41)) else 1)
