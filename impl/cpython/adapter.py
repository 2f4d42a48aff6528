# SPDX-License-Identifier: MIT
"""The adapter of the mmap module of whatever Python runs this file."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'kits', 'python'))

from mapping import OPERATIONS as MAPPING  # noqa: E402
from sequence import OPERATIONS as SEQUENCE  # noqa: E402
from session import Session  # noqa: E402

IDENTITY = {
    'cpython': ('Python (CPython)', 'https://www.python.org',
                'https://github.com/python/cpython/issues'),
    'pypy': ('Python (PyPy)', 'https://pypy.org', 'https://github.com/pypy/pypy/issues'),
}


def about():
    if hasattr(sys, 'pypy_version_info'):
        name, version = 'pypy', '%d.%d.%d' % sys.pypy_version_info[:3]
    else:
        name, version = 'cpython', sys.version.split()[0]
    language, homepage, issues = IDENTITY[name]
    flavour = 'windows' if sys.platform == 'win32' else 'unix'
    claim = 'python %d.%d %s' % (sys.version_info[0], sys.version_info[1], flavour)
    return dict(name=name, version=version, language=language, homepage=homepage, issues=issues,
                claims=[claim])


if __name__ == '__main__':
    Session(about(), MAPPING, SEQUENCE).serve()
