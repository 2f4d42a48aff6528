# SPDX-License-Identifier: MIT
"""Descriptors that are no ordinary files."""

import os

from files import File


def closed():
    """A number far from those that are given out next."""
    for number in (1000, 250, 60, 30):
        try:
            os.fstat(number)
        except EnvironmentError:
            try:
                os.dup2(0, number)
            except EnvironmentError:
                continue  # above the limit
            os.close(number)
            return File.gone(number)
    raise EnvironmentError(24, 'no number is free')  # EMFILE


def directory():
    return File(os.open('/', os.O_RDONLY | os.O_DIRECTORY))


def pipe():
    """The end that is read; the other one stays open as long."""
    reader, writer = os.pipe()
    return File(reader, writer)


def a_socket():
    import socket
    stream = socket.socket()
    try:
        return File(os.dup(stream.fileno()))
    finally:
        stream.close()


def path():
    return File(os.open('/proc/self/exe', getattr(os, 'O_PATH', 0o10000000)))


def memfd_create():
    name, cloexec = b'mmapspec', 1
    if hasattr(os, 'memfd_create'):
        return os.memfd_create(name.decode(), cloexec)
    import ctypes
    fd = ctypes.CDLL(None, use_errno=True).memfd_create(name, cloexec)
    if fd < 0:
        raise EnvironmentError(ctypes.get_errno(), 'memfd_create')
    return fd


def memfd():
    """One page long."""
    from mmap import PAGESIZE
    file = File(memfd_create())
    os.ftruncate(file.fd, PAGESIZE)
    return file


KINDS = {
    'closed': closed,
    'directory': directory,
    'pipe': pipe,
    'socket': a_socket,
    'path': path,
    'memfd': memfd,
    'null': lambda: File(os.open('/dev/null', os.O_RDWR)),
    'zero': lambda: File(os.open('/dev/zero', os.O_RDWR)),
}
