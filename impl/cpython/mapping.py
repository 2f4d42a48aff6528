# SPDX-License-Identifier: MIT
"""The operations of the mmap module: what its object really has."""

import mmap
import sys

from files import descriptor
from protocol import native_text
from sequence import part
from session import method


def map_fd(*args, **named):
    """Every argument is passed on as it came; a file gives its number."""
    args = tuple(descriptor(value) for value in args[:1]) + args[1:]
    if 'fileno' in named:
        named['fileno'] = descriptor(named['fileno'])
    return mmap.mmap(*args, **named)


def closed(mapping):
    return mapping.closed


def export(object, start=None, stop=None):
    view = memoryview(object)
    return view if start is None and stop is None else part(view, start, stop)


def readonly(view):
    return view.readonly


def view_release(view):
    view.release()


def constant(name):
    return getattr(mmap, native_text(name))


def native(name, *args):
    from native import promise  # seldom wanted
    return promise(name)(*args)


METHODS = ('close', 'read', 'read_byte', 'readline', 'write', 'write_byte', 'seek', 'tell',
           'seekable', 'size', 'find', 'rfind', 'move', 'resize', 'flush', 'madvise')

OPERATIONS = {'map_fd': map_fd, 'constant': constant, 'native': native}
OPERATIONS.update((name, method(name)) for name in METHODS if hasattr(mmap.mmap, name))
if hasattr(mmap.mmap, 'closed'):
    OPERATIONS['closed'] = closed
if sys.version_info[0] > 2:  # before, a map has the old buffer interface alone
    OPERATIONS.update(export=export, readonly=readonly, view_release=view_release)
