#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# resize(0) is refused, and has cut the file to nothing.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

m = mmap.mmap(file.fileno(), 0)
try:
    m.resize(0)
    found = 'no error'
except (OSError, ValueError, SystemError, mmap.error) as error:
    found = '%r and %d bytes' % (error, os.fstat(file.fileno()).st_size)

print('expected an error and 16384 bytes, found %s' % (found,))
sys.exit(0 if found.endswith(' and 0 bytes') else 1)
