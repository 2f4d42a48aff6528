# SPDX-License-Identifier: MIT
"""The adapter of smmap's MapRegion.  Protocol, files and sequences are those of
the adapter of Python's mmap, which lies beside this one."""

import mmap
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'kits', 'python'))

import smmap.util  # noqa: E402
from files import OPERATIONS as FILES, descriptor  # noqa: E402
from protocol import Unsupported  # noqa: E402
from sequence import READING, WRITING  # noqa: E402
from session import Session  # noqa: E402


def description():
    return dict(name='smmap', version=smmap.__version__, language='Python',
                homepage=smmap.__homepage__, issues=smmap.__homepage__ + '/issues',
                claims=['map-region'], page=mmap.PAGESIZE,
                granularity=smmap.util.ALLOCATIONGRANULARITY)


def target(value):
    """A path is text in this library, which keeps the descriptor of any other."""
    return os.fsdecode(value) if isinstance(value, bytes) else descriptor(value)


def region_open(*args, **named):
    args = tuple(target(value) for value in args[:1]) + args[1:]
    if 'target' in named:
        named['path_or_fd'] = target(named.pop('target'))
    if 'offset' in named:
        named['ofs'] = named.pop('offset')
    return smmap.util.MapRegion(*args, **named)


def add_clients(region, *count, **named):
    if 'count' in named:
        named['ofs'] = named.pop('count')
    return region.increment_client_count(*count, **named)


def method(name):
    """The operation that calls the method of that name."""
    def call(region, *args):
        return getattr(region, name)(*args)
    return call


def native(name, object):
    if name != 'text':
        raise Unsupported('native ' + name)
    return repr(object)


METHODS = {
    'release': 'release',
    'region_map': 'map',
    'region_buffer': 'buffer',
    'region_begin': 'ofs_begin',
    'region_end': 'ofs_end',
    'region_size': 'size',
    'region_includes': 'includes_ofs',
    'clients': 'client_count',
}

if __name__ == '__main__':
    session = Session(description)
    for operations in (FILES, READING, WRITING):
        session.operations.update(operations)
    session.operations.update((name, method(METHODS[name])) for name in METHODS)
    session.operations.update(region_open=region_open, add_clients=add_clients, native=native)
    session.serve()
