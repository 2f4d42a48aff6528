# SPDX-License-Identifier: MIT
"""The adapter of QFile.map in PySide2."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'kits', 'python'))

import PySide2  # noqa: E402
from PySide2.QtCore import QFile  # noqa: E402
from files import descriptor  # noqa: E402
from protocol import Unsupported  # noqa: E402
from sequence import OPERATIONS as SEQUENCE  # noqa: E402
from session import Session  # noqa: E402

ABOUT = dict(name='qfile', version=PySide2.__version__, homepage='https://doc.qt.io/qtforpython-5',
             claims=[])


class Map:
    """QFile.map in a file of its own, which the memory lives as long as."""

    def __init__(self, opened, length=0, access=2, offset=0):
        if opened == -1 or length == 0 or access not in (1, 2, 3):
            raise Unsupported('memory without a file, a size of its own, or such an access')
        mode, self.file = QFile.ReadWrite if access == 2 else QFile.ReadOnly, QFile()
        if isinstance(opened, bytes):
            self.file.setFileName(os.fsdecode(opened))
            done = self.file.open(mode)
        else:
            done = self.file.open(descriptor(opened), mode)
        options = QFile.MapPrivateOption if access == 3 else QFile.NoOptions
        self.view = self.file.map(offset, length, options) if done else None
        if self.view is None:
            raise OSError(self.file.errorString())


def on_view(operation):
    """The operation, on the memory of a map."""
    def call(object, *args, **named):
        return operation(object.view, *args, **named)
    return call


MAPPING = {'map_fd': Map, 'map_path': Map}
MAPPING.update((name, on_view(SEQUENCE[name])) for name in SEQUENCE)

if __name__ == '__main__':
    session = Session(ABOUT, MAPPING)
    for name in ('fork', 'twin', 'twin_exit', 'repeat'):  # not offered; repeat would time on_view() too
        del session.operations[name]
    session.serve()
