# SPDX-License-Identifier: MIT
"""The adapter of numpy.memmap."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'kits', 'python'))

import numpy  # noqa: E402
from files import a_file  # noqa: E402
from protocol import Unsupported  # noqa: E402
from sequence import OPERATIONS as SEQUENCE  # noqa: E402
from session import Session, method  # noqa: E402
from stream import PROMISES as STREAMS, Stream  # noqa: E402

ABOUT = dict(name='numpy-memmap', version=numpy.__version__, homepage='https://numpy.org',
             issues='https://github.com/numpy/numpy/issues', claims=['numpy-memmap'])

MODES = {1: 'r', 2: 'r+', 3: 'c'}


def make(target, length=0, access=2, offset=0):
    """Bytes; a length of 0 leaves out the shape, which means the rest of the file."""
    if access not in MODES:
        raise Unsupported('a mode other than r, r+ and c')
    named = dict(mode=MODES[access], offset=offset)
    if length != 0:
        named['shape'] = (length,)
    return numpy.memmap(target, numpy.uint8, **named)


def file_object(file, access):
    if isinstance(file, Stream):
        return file.object
    return os.fdopen(a_file(file).fd, 'rb' if access == 1 else 'r+b', closefd=False)


def map_fd(fileno, length=0, access=2, offset=0):
    """From a file object, which is how the library takes an open file."""
    if fileno == -1:
        raise Unsupported('memory without a file')
    return make(file_object(fileno, access), length, access, offset)


def map_path(path, length=0, access=2, offset=0):
    return make(os.fsdecode(path), length, access, offset)


def get_item(object, index):
    return int(object[index])


def set_slice(object, start, stop, step, data):
    object[start:stop:step] = numpy.frombuffer(data, numpy.uint8)


def export(object, start=None, stop=None):
    """A slice of an array shares its memory."""
    return object[start:stop]


def readonly(view):
    return not view.flags.writeable


def create(target, length):
    """Mode w+, of a name or of a file object."""
    target = os.fsdecode(target) if isinstance(target, bytes) else file_object(target, 2)
    return numpy.memmap(target, numpy.uint8, mode='w+', shape=(length,))


def empty(file, offset):
    """An array of no elements, which a length of 0 does not ask for."""
    return numpy.memmap(file_object(file, 2), numpy.uint8, offset=offset, shape=(0,))


def mode(object):
    return object.mode


def forced(array):
    """The same array, told that it can be written."""
    array.flags.writeable = True
    return array


# Objects that share the array's memory, by name.
DERIVED = {
    'slice': lambda array: array[:8],
    'slice with a step': lambda array: array[::2],
    'view': lambda array: array.view('u2').view('u1'),
    'ndarray': lambda array: array.view(numpy.ndarray),
    'reshape': lambda array: array.reshape(2, -1).T[:, 0],
    'ravel': lambda array: array.ravel(),
    'asarray': numpy.asarray,
    'frombuffer': lambda array: numpy.frombuffer(array, 'u1'),
    'as_strided': lambda array: numpy.lib.stride_tricks.as_strided(array, (8,), (1,)),
    'flat': lambda array: array.flat,
    'memoryview': memoryview,
    'forced slice': lambda array: forced(array[:8]),
    'forced array': forced,
    'forced ndarray': lambda array: forced(array.view(numpy.ndarray)),
}


def derive_kinds():
    return ','.join(sorted(DERIVED))


def derive(array, kind):
    return DERIVED[kind](array)


PROMISES = dict(STREAMS, derive_kinds=derive_kinds, derive=derive, create=create,
                empty=empty, mode=mode)


def native(name, *arguments):
    if name not in PROMISES:
        raise Unsupported('native ' + name)
    return PROMISES[name](*arguments)


MAPPING = dict(map_fd=map_fd, map_path=map_path, flush=method('flush'), get_item=get_item,
               set_slice=set_slice, export=export, readonly=readonly, native=native)

if __name__ == '__main__':
    session = Session(ABOUT, SEQUENCE, MAPPING)
    session.expressions = dict(get_slice='{0}[{1}:{2}].tobytes()', set_slice=None, flush=None)
    session.serve()
