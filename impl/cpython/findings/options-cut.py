#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: flags and protection that do not fit an int are cut to 32 bits: 2**32 + 1 is taken for 1.
import mmap
import tempfile

found = False
with tempfile.TemporaryFile() as file:
    file.write(b'a' * mmap.PAGESIZE)
    file.flush()
    for options in {'flags': 2**32 + mmap.MAP_SHARED}, {'prot': 2**32 + mmap.PROT_READ}:
        try:
            mmap.mmap(file.fileno(), mmap.PAGESIZE, **options)
            text, found = 'a map', True
        except (OverflowError, ValueError) as error:
            text = type(error).__name__
        print(f'{options}: expected an error, found {text}')
raise SystemExit(not found)
