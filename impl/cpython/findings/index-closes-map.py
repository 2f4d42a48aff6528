#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# An object that closes the map when it is asked for its index, in the middle of a call: the
# memory is used after it was unmapped, which ends the process.
import mmap, os, sys, tempfile

file = tempfile.TemporaryFile()
file.write(b'abcdefgh' * 2048)
file.flush()


class Closing(object):
    def __init__(self, mapping, number):
        self.mapping, self.number = mapping, number

    def __index__(self):
        self.mapping.close()
        return self.number

    __int__ = __index__


def assign(m):
    m[Closing(m, 8):16] = b'12345678'


CALLS = (('m[i]', lambda m: m[Closing(m, 8)]),
         ('m[i:j]', lambda m: m[Closing(m, 8):16]),
         ('m[i:j] = bytes', assign),
         ('m.find(bytes, i)', lambda m: m.find(b'xyz', Closing(m, 8))),
         ('m.move(i, 0, 8)', lambda m: m.move(Closing(m, 8), 0, 8)))


def end(call):
    """How a process of its own ends that makes the call."""
    child = os.fork()
    if child == 0:
        try:
            call(mmap.mmap(file.fileno(), 16384))
        except Exception:
            pass
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    return 'signal %d' % os.WTERMSIG(status) if os.WIFSIGNALED(status) else 'an answer'


found = [(name, end(call)) for name, call in CALLS]
for name, how in found:
    print('%s: expected an answer, found %s' % (name, how))
sys.exit(0 if any(how != 'an answer' for name, how in found) else 1)
