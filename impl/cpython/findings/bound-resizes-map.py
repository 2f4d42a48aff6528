#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: a bound that makes the map shorter while a slice is read leaves the slice behind the
# end: the process ends.
import mmap, os, sys, tempfile

size = 1 << 20
file = tempfile.TemporaryFile()
file.truncate(size)


class Shrinking(object):
    def __index__(self):
        m.resize(mmap.PAGESIZE)
        return size - 8


child = os.fork()
if child == 0:
    m = mmap.mmap(file.fileno(), size)
    os._exit(len(m[Shrinking():size]))
status = os.waitpid(child, 0)[1]
found = 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else '%d bytes' % os.WEXITSTATUS(status)

print('expected 0 bytes, found %s' % (found,))
sys.exit(0 if found != '0 bytes' else 1)
