#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: in move() the sum of a number and a count wraps; the copy ends the process.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

child = os.fork()
if child == 0:
    m = mmap.mmap(file.fileno(), 8)
    try:
        m.move(sys.maxsize, 0, 1)
    except (ValueError, OverflowError):
        os._exit(3)
    os._exit(0)
status = os.waitpid(child, 0)[1]
found = 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'status %d' % os.WEXITSTATUS(status)

print('expected an error, status 3, found %s' % (found,))
sys.exit(0 if found != 'status 3' else 1)
