#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# An offset beyond the end is said to be valid in every mode but r: in mode c, and without a
# shape, it is not.
import sys
import tempfile

try:
    import numpy
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)


def found(**arguments):
    file = tempfile.NamedTemporaryFile()
    file.write(b'abcdef')
    file.flush()
    try:
        numpy.memmap(file.name, offset=20, **arguments)
        return 'no error'
    except ValueError as error:
        return repr(error)


cases = [dict(mode='r+', shape=(5,)), dict(mode='c', shape=(5,)), dict(mode='r+')]
for arguments in cases:
    print('%s: expected no error, found %s' % (arguments, found(**arguments)))
sys.exit(0 if any(found(**arguments) != 'no error' for arguments in cases[1:]) else 1)
