# SPDX-License-Identifier: MIT
"""Promises of the language itself: what `native NAME` does.

A function here is called with the request's arguments after the name.
"""

import mmap
import os
import sys

from files import File, descriptor
from protocol import TEXT, Unsupported, native_text
from stream import PROMISES as STREAMS


def as_text(string):
    return string if isinstance(string, TEXT) else string.decode('utf-8', 'replace')


# --- operators and attributes ---------------------------------------------------

def iterate(object):
    return list(object)


def text(object):
    return as_text(repr(object))


def contains(mapping, value):
    return value in mapping


def delete_item(mapping, index):
    del mapping[index]


def delete_slice(mapping, start, stop):
    del mapping[start:stop]


def add(mapping, other):
    return mapping + other


def multiply(mapping, other):
    return mapping * other


def equal(mapping, other):
    return bool(mapping == other)


def has(object, name):
    return hasattr(object, native_text(name))


def set_attribute(object, name, value):
    setattr(object, native_text(name), value)


def weakref(mapping):
    """Can it be referred to weakly?"""
    from weakref import ref
    return ref(mapping)() is mapping


def copy(mapping):
    from copy import copy
    return copy(mapping)


def pickle(mapping):
    from pickle import dumps
    return dumps(mapping)


# --- a call into which another comes --------------------------------------------------

class Entering(object):
    """An index, a number or memory, which does something to the map when it is asked for."""

    def __init__(self, mapping, effect, value):
        self.mapping, self.effect, self.value = mapping, effect, value

    def enter(self):
        if self.effect == 'close':
            self.mapping.close()
        elif self.effect is not None:
            self.mapping.resize(self.effect)
        return self.value

    __index__ = __int__ = enter

    def __buffer__(self, flags):
        return memoryview(self.enter())


def reenter(mapping, effect, call):
    """An operation on the map, of which a list of one value is an argument that has the
    effect: none, "close", or the size that the map is given."""
    from mapping import OPERATIONS as MAPPING
    from sequence import OPERATIONS as SEQUENCE

    def entering(value):
        if isinstance(value[0], bytes) and sys.version_info < (3, 12):
            raise Unsupported('memory that a class of the language gives')
        return Entering(mapping, effect, value[0])

    name, arguments = native_text(call[0]), call[1:]
    operation = dict(MAPPING, **SEQUENCE)[name]
    return operation(mapping, *[entering(value) if isinstance(value, list) else value
                                for value in arguments])


# --- contexts -----------------------------------------------------------------

class Leaving(Exception):
    """Leaves a context."""


def needs_context(mapping):
    if not hasattr(type(mapping), '__enter__'):
        raise Unsupported('no context manager')


def context_enter(mapping):
    needs_context(mapping)
    return mapping.__enter__()


def context_exit(mapping):
    needs_context(mapping)
    return mapping.__exit__(None, None, None)


def context_fail(mapping):
    """Does an exception pass through a with statement?"""
    needs_context(mapping)
    try:
        with mapping:
            raise Leaving
    except Leaving:
        return True
    return False


# --- classes ---------------------------------------------------------------------

def find_class():
    return as_text(mmap.error.__name__)


def subclass():
    """Does a class derived from it make objects that are maps and instances of it?"""
    class Derived(mmap.mmap):
        mark = 7

        def __new__(cls, size):
            return mmap.mmap.__new__(cls, -1, size)

    mapping = Derived(mmap.PAGESIZE)
    works = isinstance(mapping, Derived) and mapping.mark == 7 and len(mapping) == mmap.PAGESIZE
    mapping.close()
    return works


# --- the object where the language wants bytes, or memory ------------------------------

def export_format(object):
    return as_text(memoryview(object).format)


def export_layout(object):
    """Dimensions, bytes of an item, bytes of the whole."""
    view = memoryview(object)
    return [view.ndim, view.itemsize, view.nbytes]


def regex(mapping, pattern):
    import re
    match = re.search(pattern, mapping)
    return None if match is None else list(match.span())


def regex_iterator(mapping, pattern):
    """An object that holds the map's memory until it is destroyed."""
    import re
    return re.finditer(pattern, mapping)


def from_buffer(mapping):
    """The same, through ctypes."""
    import ctypes
    return (ctypes.c_char * len(mapping)).from_buffer(mapping)


# Objects that share the map's memory, by name.
DERIVED = {
    'memoryview': memoryview,
    'slice': lambda mapping: memoryview(mapping)[:8],
    'slice of a slice': lambda mapping: memoryview(mapping)[:8][:4],
    'memoryview of a memoryview': lambda mapping: memoryview(memoryview(mapping)),
    'cast there and back': lambda mapping: memoryview(mapping).cast('H').cast('B'),
    'read-only': lambda mapping: memoryview(mapping).toreadonly(),
    'from_buffer': from_buffer,
}


def derive_kinds():
    if sys.version_info[0] == 2:
        raise Unsupported('a memoryview of a map')
    return ','.join(kind for kind in sorted(DERIVED)
                    if kind != 'read-only' or hasattr(memoryview, 'toreadonly'))


def derive(mapping, kind):
    return DERIVED[kind](mapping)


def pack_into(mapping, offset, number):
    """Store number at offset as 32 bits, the lowest byte first."""
    import struct
    struct.pack_into('<I', mapping, offset, number)


def unpack_from(mapping, offset):
    import struct
    return struct.unpack_from('<I', mapping, offset)[0]


def readinto(mapping, file):
    """Fill the map from the file's position on; how many bytes came."""
    import io
    with io.FileIO(descriptor(file), 'r', closefd=False) as stream:
        return stream.readinto(mapping)


def write_to(mapping, file):
    """Write the map at the file's position; how many bytes went."""
    return os.write(descriptor(file), mapping)


def crc32(mapping):
    import zlib
    return zlib.crc32(mapping) & 0xffffffff


# --- the process ---------------------------------------------------------------------

EVENTS = []
AUDITING = []


def audit():
    """The arguments of every map made since the last call, one after the other: the
    first call begins to record."""
    if not hasattr(sys, 'addaudithook'):
        raise Unsupported('audit events')

    def record(event, args):
        if event == 'mmap.__new__':
            EVENTS.extend(args)

    if not AUDITING:
        sys.addaudithook(record)
        AUDITING.append(record)
    seen, EVENTS[:] = list(EVENTS), []
    return seen


def inheritable(file):
    """Is the copy of the file's descriptor that a map keeps also kept across exec?  None
    without a copy.  With several maps of the file: is any?"""
    import fcntl
    own, answer = os.fstat(descriptor(file)), None
    for fd in [int(name) for name in os.listdir('/proc/self/fd')]:
        try:
            if fd not in File.opened and os.path.samestat(own, os.fstat(fd)):
                answer = answer or not fcntl.fcntl(fd, fcntl.F_GETFD) & fcntl.FD_CLOEXEC
        except EnvironmentError:
            pass  # the descriptor of the listing itself
    return answer


PROMISES = {
    'context.enter': context_enter, 'context.exit': context_exit, 'context.fail': context_fail,
    'truth': bool, 'hash': hash,
}
PROMISES.update(STREAMS)
PROMISES.update((function.__name__, function) for function in (
    iterate, text, contains, delete_item, delete_slice, add, multiply, equal, has,
    set_attribute, weakref, copy, pickle, find_class, subclass, export_format, export_layout,
    regex, regex_iterator, from_buffer, derive_kinds, derive, pack_into, unpack_from, readinto, write_to, crc32,
    audit, inheritable, reenter))


def promise(name):
    if name not in PROMISES:
        raise Unsupported('native %s' % native_text(name))
    return PROMISES[name]
