#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# A number that is no byte is cut to one when it is assigned.
import sys
import tempfile
import warnings

try:
    import numpy
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)

warnings.simplefilter('ignore')
file = tempfile.NamedTemporaryFile()
file.write(b'abcdef')
file.flush()
array = numpy.memmap(file.name, numpy.uint8)
try:
    array[0] = 263
    found = int(array[0])
except OverflowError as error:
    found = repr(error)
print('expected OverflowError, found %s' % found)
sys.exit(0 if found == 7 else 1)
