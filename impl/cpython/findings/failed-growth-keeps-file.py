#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# A resize that fails for want of address space leaves the file grown.
import mmap, os, sys, tempfile
import resource

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

resource.setrlimit(resource.RLIMIT_AS, (1 << 33, 1 << 33))
m = mmap.mmap(file.fileno(), 0)
try:
    m.resize(1 << 40)
    found = 'no error'
except (OSError, ValueError, MemoryError, mmap.error) as error:
    found = '%r and %d bytes' % (error, os.fstat(file.fileno()).st_size)

print('expected an error and 16384 bytes, found %s' % (found,))
sys.exit(0 if found != 'no error' and not found.endswith(' and 16384 bytes') else 1)
