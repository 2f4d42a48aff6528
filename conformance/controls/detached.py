#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A control: an adapter that maps no file.

A map is a private copy of the file's bytes, read when it is made and written back by flush()
and close(), without fsync().  That is right for one process alone, and wrong wherever memory
is shared.  There is no resize(), no madvise() and no view.
"""

import errno
import fcntl
import mmap
import os
import stat
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'impl' / 'kits' / 'python'))
from files import Owned, descriptor  # noqa: E402
from sequence import OPERATIONS as SEQUENCE  # noqa: E402
from session import Session, method  # noqa: E402

BOTH = mmap.PROT_READ | mmap.PROT_WRITE


def system_error(number):
    return OSError(number, os.strerror(number))


def choose_access(flags, prot, access):
    """Whether the map can be written, and whether its changes are for the file."""
    if access not in range(4) or (access and (flags, prot) != (mmap.MAP_SHARED, BOTH)):
        raise ValueError('no such access, or more than one')
    writable = access != mmap.ACCESS_READ if access else bool(prot & mmap.PROT_WRITE)
    return writable, writable and access != mmap.ACCESS_COPY and not flags & mmap.MAP_PRIVATE


def choose_length(fd, length, offset):
    """How many bytes are mapped.  A file without a size, like a device, has any."""
    if length < 0 or offset < 0:
        raise OverflowError('length and offset are not negative')
    if offset % mmap.ALLOCATIONGRANULARITY:
        raise system_error(errno.EINVAL)
    status = os.fstat(fd) if fd != -1 else None
    if status and stat.S_ISREG(status.st_mode):
        if offset > status.st_size or length > status.st_size - offset:
            raise ValueError('the file is shorter than that')
        length = length or status.st_size - offset
    if length == 0:
        raise ValueError('nothing to map')
    return length


def check_mode(fd, through):
    """Refuse a file that the same map of the system would need other permissions for."""
    mode = fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_ACCMODE
    if mode == os.O_WRONLY or (through and mode != os.O_RDWR):
        raise system_error(errno.EACCES)


class Detached(mmap.mmap, Owned):
    """The copy, in anonymous memory; fd is its duplicate of the descriptor, or -1."""

    def __new__(cls, fileno, length, flags=mmap.MAP_SHARED, prot=BOTH, access=0, offset=0):
        fd = descriptor(fileno)
        writable, through = choose_access(flags, prot, access)
        length = choose_length(fd, length, offset)
        if fd != -1:
            check_mode(fd, through)
        self = super().__new__(cls, -1, length, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.writable, self.through, self.offset, self.fd = True, through, offset, -1
        if fd != -1:
            self.fd = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 0)
            self.load()
        self.writable = writable
        return self

    def load(self):
        done = 0
        while done < len(self):
            data = os.pread(self.fd, len(self) - done, self.offset + done)
            if not data:
                self.end()
                raise system_error(errno.ENODEV)
            self[done:done + len(data)] = data
            done += len(data)

    def write_back(self, start, stop):
        while self.through and self.fd >= 0 and start < stop:
            start += os.pwrite(self.fd, self[start:stop], self.offset + start)

    def flush(self, offset=0, size=None):
        size = len(self) - offset if size is None else size
        if not (0 <= offset <= len(self) and 0 <= size <= len(self) - offset):
            raise ValueError('outside the mapping')
        if self.through and offset % mmap.PAGESIZE:
            raise system_error(errno.EINVAL)
        self.write_back(offset, offset + size)

    def close(self):
        try:
            if not self.closed:
                self.write_back(0, len(self))
        finally:
            self.end()

    def end(self):
        """Let go of everything, without writing back."""
        super().close()
        if self.fd >= 0:
            os.close(self.fd)
        self.fd = -1

    def size(self):
        self.tell()  # refuses a closed map
        return os.fstat(self.fd).st_size

    def seek(self, position, whence=0):
        super().seek(position, whence)
        return self.tell()

    def seekable(self):
        self.tell()
        return True


def searching(name):
    """The method of that name as bytes has it, from the position on."""
    def call(self, data, start=None, end=None):
        start = self.tell() if start is None else start
        return getattr(bytes, name)(self[:], memoryview(data), start, end)
    return call


def changing(name):
    """The method of that name, which a read-only map refuses."""
    def call(self, *args, **named):
        self.tell()
        if not self.writable:
            raise TypeError('the mapping is read-only')
        return getattr(mmap.mmap, name)(self, *args, **named)
    return call


for _name in ('__setitem__', 'write', 'write_byte', 'move'):
    setattr(Detached, _name, changing(_name))
for _name in ('find', 'rfind'):
    setattr(Detached, _name, searching(_name))

CONSTANTS = {name: getattr(mmap, name) for name in (
    'ACCESS_DEFAULT', 'ACCESS_READ', 'ACCESS_WRITE', 'ACCESS_COPY', 'PROT_READ', 'PROT_WRITE',
    'PROT_EXEC', 'MAP_SHARED', 'MAP_PRIVATE', 'MAP_ANON', 'MAP_ANONYMOUS', 'PAGESIZE',
    'ALLOCATIONGRANULARITY')}
METHODS = ('close', 'read', 'read_byte', 'readline', 'write', 'write_byte', 'seek', 'tell',
           'seekable', 'size', 'find', 'rfind', 'move', 'flush')


MAPPING = {name: method(name) for name in METHODS}
MAPPING.update(map_fd=Detached, constant=CONSTANTS.__getitem__,
               closed=lambda mapping: mapping.closed)

if __name__ == '__main__':
    Session(dict(name='control', version='detached-copy', claims=['python 3.13 unix']),
            SEQUENCE, MAPPING).serve()
