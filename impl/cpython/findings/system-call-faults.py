#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# PyPy: writing a view of memory that is missing ends the process, where a system call reports EFAULT.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()

if not (sys.version_info[0] > 2):
    print('this version has no such thing')
    sys.exit(77)
child = os.fork()
if child == 0:
    m = mmap.mmap(file.fileno(), 0)
    os.ftruncate(file.fileno(), 0)
    try:
        os.write(os.open(os.devnull, os.O_WRONLY), m)
        out = os.pipe()
        os.write(out[1], m)
    except OSError:
        os._exit(3)
    os._exit(0)
status = os.waitpid(child, 0)[1]
found = 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'status %d' % os.WEXITSTATUS(status)

print('expected an error, status 3, found %s' % (found,))
sys.exit(0 if found.startswith('signal') else 1)
