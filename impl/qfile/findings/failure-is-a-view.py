#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# A QFile.map that fails does not return None, but a memoryview, in which nothing can be read.
import sys
import tempfile

try:
    from PySide2.QtCore import QFile
except ImportError:
    print('python3-pyside2.qtcore is missing')
    sys.exit(77)

named = tempfile.NamedTemporaryFile()
named.write(b'x' * 100)
named.flush()
file = QFile(named.name)
file.open(QFile.ReadWrite)
results = []
for offset, size in (0, 1 << 50), (-1, 50):
    results.append(file.map(offset, size))
    print('map(%d, %d): expected None, found %r; %s' % (offset, size, results[-1], file.errorString()))
sys.exit(1 if results == [None, None] else 0)
