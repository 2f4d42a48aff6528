# SPDX-License-Identifier: MIT
"""The adapter of smmap's MapRegion."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'kits', 'python'))

import smmap.util  # noqa: E402
from files import descriptor  # noqa: E402
from protocol import Unsupported  # noqa: E402
from sequence import OPERATIONS as SEQUENCE  # noqa: E402
from session import Session, method  # noqa: E402

ABOUT = dict(name='smmap', version=smmap.__version__, homepage=smmap.__homepage__,
             issues=smmap.__homepage__ + '/issues', claims=['map-region'])


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


def native(name, object=None):
    if name != 'text':
        raise Unsupported('native ' + name)
    return repr(object)


REGION = {
    'region_open': region_open,
    'region_map': method('map'),
    'region_buffer': method('buffer'),
    'region_begin': method('ofs_begin'),
    'region_end': method('ofs_end'),
    'region_size': method('size'),
    'region_includes': method('includes_ofs'),
    'clients': method('client_count'),
    'add_clients': add_clients,
    'release': method('release'),
    'native': native,
}

if __name__ == '__main__':
    Session(ABOUT, SEQUENCE, REGION).serve()
