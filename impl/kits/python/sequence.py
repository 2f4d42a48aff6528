# SPDX-License-Identifier: MIT
"""What every object answers that is a sequence of bytes: maps, views, regions.

A slice is written as the language writes it, with the missing bounds left out:
Python 2 has another method for slices without a step.
"""


def bounds(start, stop):
    """Which of the two are there: 0 none, 1 start, 2 stop, 3 both."""
    return (start is not None) + 2 * (stop is not None)


def length(object):
    return len(object)


def get_item(object, index):
    return object[index]


def set_item(object, index, value):
    object[index] = value


def part(object, start=None, stop=None):
    return [lambda: object[:], lambda: object[start:], lambda: object[:stop],
            lambda: object[start:stop]][bounds(start, stop)]()


def as_bytes(value):
    """The bytes of a slice, which may be a view or an array."""
    return value.tobytes() if hasattr(value, 'tobytes') else value


def get_slice(object, start=None, stop=None, step=None):
    if step is not None:
        return as_bytes(object[start:stop:step])
    return as_bytes(part(object, start, stop))


def set_slice(object, start, stop, step, data):
    if step is not None:
        object[start:stop:step] = data
    elif bounds(start, stop) == 0:
        object[:] = data
    elif bounds(start, stop) == 1:
        object[start:] = data
    elif bounds(start, stop) == 2:
        object[:stop] = data
    else:
        object[start:stop] = data


OPERATIONS = {'length': length, 'get_item': get_item, 'get_slice': get_slice,
              'set_item': set_item, 'set_slice': set_slice}
