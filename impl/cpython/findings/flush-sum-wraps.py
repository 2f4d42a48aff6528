#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: the sum of offset and size is not checked for overflow: a range far outside the map gets to the
# system, which refuses it with ENOMEM in place of the ValueError.
import mmap

m = mmap.mmap(-1, 4 * mmap.PAGESIZE)
try:
    m.flush(2**63 - mmap.PAGESIZE, mmap.PAGESIZE)
    found = 'no error'
except (ValueError, OSError) as error:
    found = type(error).__name__
print(f'expected ValueError, found {found}')
raise SystemExit(found == 'ValueError')
