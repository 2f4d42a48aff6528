#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Deleting an array is to flush it first.  Without pulling a plug that shows in the method not
# being called, and in no system call that writes back.
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM = '''
import numpy, sys
array = numpy.memmap(sys.argv[1], numpy.uint8)
array[0] = 120
del array
'''
try:
    import numpy  # noqa: F401
except ImportError:
    print('python3-numpy is missing')
    sys.exit(77)
if shutil.which('strace') is None:
    print('strace is missing')
    sys.exit(77)

with tempfile.TemporaryDirectory() as folder:
    name, trace = os.path.join(folder, 'file'), os.path.join(folder, 'trace')
    with open(name, 'wb') as file:
        file.write(b'abcdef')
    if subprocess.call(['strace', '-f', '-qq', '-e', 'trace=msync,fsync,fdatasync,sync_file_range',
                        '-o', trace, sys.executable, '-c', PROGRAM, name]) != 0:
        sys.exit(77)
    with open(trace) as lines:
        calls = sum('sync' in line for line in lines)
print('expected a system call that writes back, found %d' % calls)
sys.exit(0 if calls == 0 else 1)
