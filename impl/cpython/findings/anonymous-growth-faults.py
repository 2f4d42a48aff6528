#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Growing shared anonymous memory succeeds, and the new pages fault.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

child = os.fork()
if child == 0:
    m = mmap.mmap(-1, mmap.PAGESIZE)
    try:
        m.resize(3 * mmap.PAGESIZE)
    except (OSError, ValueError, SystemError):
        os._exit(3)
    m[2 * mmap.PAGESIZE]
    os._exit(0)
status = os.waitpid(child, 0)[1]
found = 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'status %d' % os.WEXITSTATUS(status)

print('expected status 0, or an error and status 3, found %s' % (found,))
sys.exit(0 if found.startswith('signal') else 1)
