#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: an advice that is no int is cut to one that is: 2**32 + 4 does what MADV_DONTNEED does.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if not (hasattr(mmap.mmap, 'madvise')):
    print('this version has no such thing')
    sys.exit(77)
m = mmap.mmap(file.fileno(), 0)
try:
    found = m.madvise(4294967300)
except (OSError, OverflowError, ValueError) as error:
    found = repr(error)

print('expected an error, found %s' % (found,))
sys.exit(0 if found is None else 1)
