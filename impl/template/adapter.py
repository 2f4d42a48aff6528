#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An adapter to copy, in Python: a file mapped with Python's mmap.  The first half is yours:
put your library's calls in place of it, and list what you offer.  The second half is the
protocol of ../README.md."""

import mmap
import os
import sys
import urllib.parse

NAME, VERSION, LANGUAGE, HOMEPAGE = 'template', '1', 'Python', 'https://docs.python.org/3/library/mmap.html'
CLAIMS = []  # documents that the library says it keeps, such as 'python 3.13 unix'


class Unsupported(Exception):
    """The library has no such thing, or the adapter cannot make the value: never a verdict."""


# --- yours: an operation is a function of that name in ../operations.def --------------

def map_fd(fileno, length=0, access=2, offset=0):
    """0 is the library's own whole file.  Where yours has none, say so: raise Unsupported."""
    if access not in (1, 2, 3):
        raise Unsupported('no such access')
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

def file_open(path, mode):
    return Kept(os.open(path, {'r': os.O_RDONLY, 'w': os.O_WRONLY, 'rw': os.O_RDWR}[mode]))


def file_close(file):
    os.close(file)


def destroy(object):
    """A descriptor is closed; any other object goes when nothing refers to it."""
    if isinstance(object, int):
        os.close(object)
    for handle, kept in objects.items():
        if kept is object:
            objects[handle] = None  # the number is not used again


def settle():
    """Python releases at once what nothing refers to.  A collector would be run here."""


OFFERED = {f.__name__: f for f in (map_fd, close, flush, length, get_slice, set_slice,
                                   file_open, file_close, destroy, settle)}

# --- the protocol -------------------------------------------------------------------------

objects = {}  # handle: object
WORDS = {'none': None, 'true': True, 'false': False}


class Kept:
    """A result that is answered by a handle."""

    def __init__(self, thing):
        self.handle = len(objects) + 1
        objects[self.handle] = thing


def read(word):
    """The value of a word."""
    if word in WORDS:
        return WORDS[word]
    if word[0] == '@':
        if int(word[1:]) not in objects:
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
    pairs = [word.rpartition('=') for word in words]
    given = [read(word) for key, _, word in pairs if not key]
    named = {key: read(word) for key, _, word in pairs if key}
    if name == 'hello':
        return hello(*given)
    return write(OFFERED[name](*given, **named))


def error(e):
    """Kind, errno, native name and message."""
    kinds = (Unsupported, TypeError, ValueError, OSError, IndexError, BufferError, OverflowError,
             SystemError, MemoryError)
    kind = [c.__name__ for c in type(e).__mro__ if c in kinds] + ['other']
    return ' '.join([kind[0], str(getattr(e, 'errno', None) or 'none'), write(type(e).__name__), write(str(e))])


def main():
    for line in sys.stdin:
        ident, name, *words = line.split()
        try:
            print(ident, 'ok', answer(name, words), flush=True)
        except Exception as e:
            print(ident, 'err', error(e), flush=True)


main()
