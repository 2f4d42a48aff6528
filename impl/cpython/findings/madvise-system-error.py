#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: an advice that the system refuses is an internal error, SystemError, not an OSError.
import mmap, os, sys

m = None
if hasattr(mmap.mmap, 'madvise'):
    m = mmap.mmap(-1, 2 * mmap.PAGESIZE)
if m is None:
    print('this version has no such thing')
    sys.exit(77)
found = []
for arguments in (987654321,), (mmap.MADV_NORMAL, 1):
    try:
        m.madvise(*arguments)
        found.append('no error')
    except (OSError, SystemError) as error:
        found.append(type(error).__name__)

print('expected OSError twice, found %s' % (found,))
sys.exit(0 if found == ['SystemError', 'SystemError'] else 1)
