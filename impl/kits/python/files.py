# SPDX-License-Identifier: MIT
"""The support operations on files: descriptors, opened and asked by the adapter itself."""

import os

from protocol import Unsupported


class Owned(object):
    """An object that the adapter made for itself: end() gives back what it holds."""

    def end(self):
        raise NotImplementedError


class File(Owned):
    """A descriptor, and perhaps another one that has to live as long."""

    opened = set()  # the numbers of all that are open

    def __init__(self, fd, other=None):
        self.fd, self.other, self.open = fd, other, True
        self.opened.add(fd)

    @classmethod
    def gone(cls, number):
        """The file that had this number, after its end."""
        file = cls(number)
        file.open = False
        cls.opened.discard(number)
        return file

    def end(self):
        if self.open:
            self.close()

    def close(self):
        """Close once: later the number may be somebody else's."""
        if not self.open:
            raise EnvironmentError(9, 'the file is closed already')  # EBADF
        self.open = False
        self.opened.discard(self.fd)
        os.close(self.fd)
        if self.other is not None:
            os.close(self.other)


def descriptor(value):
    """What the implementation is given for value: a file's number."""
    return value.fd if isinstance(value, File) else value


def a_file(value):
    if not isinstance(value, File):
        raise TypeError('not a file')
    return value


MODES = {'r': os.O_RDONLY, 'w': os.O_WRONLY, 'rw': os.O_RDWR}


def file_open(path, mode):
    if mode not in MODES:
        raise ValueError('a mode is r, w or rw')
    return File(os.open(path, MODES[mode]))


def file_close(file):
    a_file(file).close()


def file_works(file):
    if not a_file(file).open:
        return False
    try:
        os.fstat(file.fd)
    except EnvironmentError:
        return False
    return True


def file_position(file):
    return os.lseek(a_file(file).fd, 0, os.SEEK_CUR)


def file_special(kind):
    from special import KINDS  # seldom wanted
    if kind not in KINDS:
        raise Unsupported('a file of the kind %s' % kind)
    return KINDS[kind]()


OPERATIONS = {
    'file_open': file_open,
    'file_close': file_close,
    'file_works': file_works,
    'file_position': file_position,
    'file_special': file_special,
}
