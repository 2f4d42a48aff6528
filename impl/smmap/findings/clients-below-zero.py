#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# A count of clients below zero is an error that has changed the count.
import sys
import tempfile

try:
    import smmap.util
except ImportError:
    print('python3-smmap is missing')
    sys.exit(77)

file = tempfile.NamedTemporaryFile()
file.write(b'abcdef')
file.flush()
region = smmap.util.MapRegion(file.name, 0, 6)
region.increment_client_count(2)
try:
    region.increment_client_count(-4)
    found = 'no error'
except AssertionError:
    found = region.client_count()
print('expected an error and 3 clients, found %s' % found)
sys.exit(0 if found == -1 else 1)
