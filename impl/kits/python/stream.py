# SPDX-License-Identifier: MIT
"""File objects with buffers, as a program has them: what `native stream_...` does."""

import fcntl
import io
import os

from files import File
from protocol import TEXT, Unsupported

# By name: the mode and the size of the buffer.
KINDS = {'rb': -1, 'rb unbuffered': 0, 'r': -1, 'r+b': -1, 'r+b unbuffered': 0, 'a+b': -1}


class Stream(File):
    """A file object of the language, which closes its descriptor itself."""

    def __init__(self, object):
        File.__init__(self, object.fileno())
        self.object = object

    def close(self):
        self.open = False
        self.opened.discard(self.fd)
        self.object.close()


def stream_kinds():
    return TEXT(','.join(sorted(KINDS)))


def stream_open(path, kind):
    """The second line was read."""
    object = io.open(path, kind.split()[0], KINDS[kind])
    object.seek(0)
    for _ in range(2):
        object.readline()
    return Stream(object)


def stream_state(stream):
    object, fd = stream.object, stream.fd
    return TEXT('tell=%d descriptor=%d flags=%d close=%d mode=%s closed=%s' % (
        object.tell(), os.lseek(fd, 0, os.SEEK_CUR), fcntl.fcntl(fd, fcntl.F_GETFL),
        fcntl.fcntl(fd, fcntl.F_GETFD), object.mode, object.closed))


def stream_read(stream):
    line = stream.object.readline()
    return line.encode('utf-8') if isinstance(line, TEXT) else line


def stream_write(stream, data):
    if not stream.object.writable():
        raise Unsupported('the object is for reading')
    stream.object.write(data)


PROMISES = dict((function.__name__, function) for function in (
    stream_kinds, stream_open, stream_state, stream_read, stream_write))
