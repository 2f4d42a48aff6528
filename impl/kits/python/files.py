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


MODES = {'r': os.O_RDONLY, 'w': os.O_WRONLY, 'rw': os.O_RDWR,
         'wa': os.O_WRONLY | os.O_APPEND, 'rwa': os.O_RDWR | os.O_APPEND}


def is_open(fd):
    try:
        os.fstat(fd)
    except EnvironmentError:
        return False
    return True


class Requests(object):
    """Standard input, at a high number: a file may have the number 0."""

    own_zero = False  # the descriptor 0 is the /dev/null that this class put there

    @classmethod
    def move(cls):
        """The descriptor that requests come from now; 0 where there is no such number."""
        try:
            import fcntl
            high = fcntl.fcntl(0, getattr(fcntl, 'F_DUPFD_CLOEXEC', 1030), 100)
        except (ImportError, EnvironmentError):
            return 0
        null = os.open('/dev/null', os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)
        cls.own_zero = True
        return high


def move_to(fd, number):
    """fd's file at that number; fd is closed."""
    if fd == number:
        return fd
    try:
        os.dup2(fd, number)
    finally:
        os.close(fd)
    Requests.own_zero = Requests.own_zero and number != 0
    return number


def file_open(path, mode, number=None):
    if mode not in MODES:
        raise ValueError('a mode is r, w, rw, wa or rwa')
    if number is None:
        return File(os.open(path, MODES[mode]))
    if number < 0 or is_open(number) and not (number == 0 and Requests.own_zero):
        raise ValueError('the number %d is not free' % number)
    return File(move_to(os.open(path, MODES[mode]), number))


def file_close(file):
    a_file(file).close()


def file_works(file):
    return a_file(file).open and is_open(file.fd)


def file_position(file):
    return os.lseek(a_file(file).fd, 0, os.SEEK_CUR)


def file_seek(file, position):
    return os.lseek(a_file(file).fd, position, os.SEEK_SET)


def file_special(kind):
    from special import KINDS  # seldom wanted
    if kind not in KINDS:
        raise Unsupported('a file of the kind %s' % kind)
    return KINDS[kind]()


def process(name):
    """This process, as /proc shows it to itself."""
    path = os.path.join('/proc/self', name)
    if not os.path.isdir(path):
        with open(path, 'rb') as file:
            return file.read()
    text = b''
    for entry in os.listdir(path):
        try:
            text += ('%s %s\n' % (entry, os.readlink(os.path.join(path, entry)))).encode()
        except OSError:  # the descriptor of listdir
            pass
    return text


OPERATIONS = {
    'process': process,
    'file_open': file_open,
    'file_close': file_close,
    'file_works': file_works,
    'file_position': file_position,
    'file_seek': file_seek,
    'file_special': file_special,
}
