# SPDX-License-Identifier: MIT
"""The adapter of the mmap module of whatever Python runs this file."""

import mmap
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'kits', 'python'))

from files import OPERATIONS as FILES
from mapping import OPERATIONS as MAPPING
from sequence import READING, WRITING
from session import Session

IDENTITY = {
    'cpython': ('Python (CPython)', 'https://www.python.org',
                'https://github.com/python/cpython/issues'),
    'pypy': ('Python (PyPy)', 'https://pypy.org', 'https://github.com/pypy/pypy/issues'),
}


def description():
    if hasattr(sys, 'pypy_version_info'):
        name, version = 'pypy', '%d.%d.%d' % sys.pypy_version_info[:3]
    else:
        name, version = 'cpython', sys.version.split()[0]
    language, homepage, issues = IDENTITY[name]
    flavour = 'windows' if sys.platform == 'win32' else 'unix'
    claim = 'python %d.%d %s' % (sys.version_info[0], sys.version_info[1], flavour)
    return dict(name=name, version=version, language=language, homepage=homepage, issues=issues,
                claims=[claim], page=mmap.PAGESIZE, granularity=mmap.ALLOCATIONGRANULARITY)


if __name__ == '__main__':
    session = Session(description)
    for operations in (FILES, MAPPING, READING, WRITING):
        session.operations.update(operations)
    session.serve()
