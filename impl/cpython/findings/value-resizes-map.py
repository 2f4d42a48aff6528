#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# m[i] = value: the index is checked, then the value is asked for its number, and a value
# that makes the map shorter leaves the index behind the end: memory that is no longer the
# map's is written to, which ends the process.
import mmap, os, sys, tempfile

if sys.version_info[0] < 3:
    print('a value is a string in this version')
    sys.exit(77)

size = 1 << 20
file = tempfile.TemporaryFile()
file.truncate(size)


class Shrinking(object):
    def __index__(self):
        m.resize(mmap.PAGESIZE)
        return 1


child = os.fork()
if child == 0:
    m = mmap.mmap(file.fileno(), size)
    try:
        m[size - 1] = Shrinking()
    except IndexError:
        os._exit(3)
    os._exit(0)
status = os.waitpid(child, 0)[1]
found = 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'status %d' % os.WEXITSTATUS(status)

print('expected IndexError, status 3, found %s' % (found,))
sys.exit(0 if found != 'status 3' else 1)
