#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: the copy of the descriptor that a map keeps is handed on to programs that are started.
import fcntl, mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if sys.version_info < (3, 4):
    print('descriptors are handed on in this version')
    sys.exit(77)
m = mmap.mmap(file.fileno(), 8)
found = []
for fd in range(file.fileno() + 1, file.fileno() + 50):
    try:
        copy = os.path.samestat(os.fstat(fd), os.fstat(file.fileno()))
    except OSError:
        continue
    if copy and not fcntl.fcntl(fd, fcntl.F_GETFD) & fcntl.FD_CLOEXEC:
        found.append(fd)

print('expected no descriptor of the map that is inherited, found %s' % (found,))
sys.exit(0 if found else 1)
