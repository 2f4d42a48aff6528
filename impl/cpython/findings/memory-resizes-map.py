#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# m[i:j] = value: the slice is cut to the map, then the value is asked for its memory, and a
# value that makes the map shorter leaves the slice behind the end: memory that is no longer
# the map's is written to, which ends the process.
import mmap, os, sys, tempfile

if sys.version_info < (3, 12):
    print('no class can give memory in this version')
    sys.exit(77)

size = 1 << 20
file = tempfile.TemporaryFile()
file.truncate(size)


class Shrinking(object):
    def __buffer__(self, flags):
        m.resize(mmap.PAGESIZE)
        return memoryview(b'abcd')


child = os.fork()
if child == 0:
    m = mmap.mmap(file.fileno(), size)
    try:
        m[size - 4:size] = Shrinking()
    except (IndexError, ValueError):
        os._exit(3)
    os._exit(0)
status = os.waitpid(child, 0)[1]
found = 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'status %d' % os.WEXITSTATUS(status)

print('expected an error, status 3, found %s' % (found,))
sys.exit(0 if found != 'status 3' else 1)
