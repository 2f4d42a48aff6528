#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An adapter to copy, in Python: a file mapped with Python's mmap.  The first part calls the
library: put your library's calls there, and list in OFFERED what you offer.  The rest speaks
../protocol/README.md."""

import mmap
import os
import re
import sys
import urllib.parse

NAME, VERSION, LANGUAGE = 'template', '1', 'Python'
HOMEPAGE = 'https://docs.python.org/3/library/mmap.html'
CLAIMS = []  # documents that the library says it keeps, such as 'python 3.13 unix'


class Unsupported(Exception):
    """The library lacks it, or the adapter cannot make the value."""


# --- the library: each operation of ../protocol/operations.def is a function of the same name ------

def map_fd(fileno, length=0, access=mmap.ACCESS_DEFAULT, offset=0):
    return Kept(mmap.mmap(fileno, length, access=access, offset=offset))

def close(mapping):
    mapping.close()

def flush(mapping):
    mapping.flush()

def length(object):
    return len(object)

def get_slice(object, start=None, stop=None, step=None):
    return object[start:stop:step]

def set_slice(object, start, stop, step, data):
    object[start:stop:step] = data

# --- support: what the adapter does itself ----------------------------------------------

class File(int):
    """A descriptor.  Its number may be another file's once it is closed."""
    open = True


MODES = {'r': os.O_RDONLY, 'w': os.O_WRONLY, 'rw': os.O_RDWR,
         'wa': os.O_WRONLY | os.O_APPEND, 'rwa': os.O_RDWR | os.O_APPEND}


def file_open(path, mode, number=None):
    if number is not None:
        raise Unsupported('a file with a number of its own')
    return Kept(File(os.open(path, MODES[mode])))


def file_close(file):
    os.close(file)
    file.open = False


def file_seek(file, position):
    return os.lseek(file, position, os.SEEK_SET)


def destroy(object):
    """Forget the object.  Python releases it; only an open descriptor has to be closed."""
    for handle, kept in objects.items():
        if kept is object:
            objects[handle] = None  # the number is not used again
    if isinstance(object, File) and object.open:
        file_close(object)


def settle():
    """Python releases at once what nothing refers to.  A collector would be run here."""


OFFERED = {f.__name__: f for f in (map_fd, close, flush, length, get_slice, set_slice, file_open,
                                   file_seek, file_close, destroy, settle)}

# --- the protocol -------------------------------------------------------------------------

objects = {}  # handle: object
WORDS = {'none': None, 'true': True, 'false': False}


class Kept:
    """A result that is answered with a handle."""

    def __init__(self, thing):
        self.handle = len(objects) + 1
        objects[self.handle] = thing


def read(word):
    """The value of a word."""
    if word in WORDS:
        return WORDS[word]
    if word[0] == '@':
        if objects.get(int(word[1:])) is None:
            raise TypeError('no handle %s' % word)
        return objects[int(word[1:])]
    if word.startswith('b:'):
        return bytes.fromhex(word[2:])
    if word.startswith('t:'):
        return urllib.parse.unquote(word[2:])
    if word.lstrip('-').isdigit():
        return int(word)
    raise Unsupported('the value %s' % word)


def write(value):
    """The word of a value."""
    for word, constant in WORDS.items():
        if value is constant:
            return word
    if isinstance(value, Kept):
        return '@%d' % value.handle
    if isinstance(value, bytes):
        return 'b:' + value.hex()
    return str(value) if isinstance(value, int) else 't:' + urllib.parse.quote(str(value))


def texts(values):
    return '[%s]' % ','.join(write(value) for value in values)


def hello(version):
    if version != 1:
        raise Unsupported('version %s of the protocol' % version)
    return ' '.join(['protocol=1', 'name=' + write(NAME), 'version=' + write(VERSION),
                     'language=' + write(LANGUAGE), 'homepage=' + write(HOMEPAGE),
                     'claims=' + texts(CLAIMS), 'operations=' + texts(OFFERED),
                     'page=%d' % mmap.PAGESIZE, 'granularity=%d' % mmap.ALLOCATIONGRANULARITY])


def answer(name, words):
    """By position what came by position, by name what came by name."""
    if name not in OFFERED and name != 'hello':
        raise Unsupported(name)
    pairs = [re.fullmatch('(?:([a-z_]+)=)?(.*)', word).groups() for word in words]
    given = [read(word) for key, word in pairs if not key]
    named = {key: read(word) for key, word in pairs if key}
    if name == 'hello':
        return hello(*given)
    return write(OFFERED[name](*given, **named))


def error(e):
    """Kind, errno, native name and message."""
    kinds = (Unsupported, TypeError, ValueError, OSError, IndexError, BufferError, OverflowError,
             SystemError, MemoryError)
    kind = [c.__name__ for c in type(e).__mro__ if c in kinds] + ['other']
    errno = str(getattr(e, 'errno', None) or 'none')
    return ' '.join([kind[0], errno, write(type(e).__name__), write(str(e))])


def main():
    for line in sys.stdin:
        ident, name, *words = line.split()
        try:
            print(ident, 'ok', answer(name, words), flush=True)
        except Exception as e:
            print(ident, 'err', error(e), flush=True)


main()
