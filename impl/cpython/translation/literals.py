# SPDX-License-Identifier: MIT
"""Values of the protocol (../../protocol.md) as Python writes them, for Python 2.7 and later."""

from array import array
from io import TextIOWrapper

import protocol

LONGEST = 2048  # bytes of a literal


class Untranslatable(Exception):
    """No program is better than a wrong one."""


class Handle:
    """A handle of the script, by its number."""

    def __init__(self, number):
        self.number = number


def parse(word):
    """The value of a word; a handle is a Handle."""
    try:
        return protocol.parse(word, Handle)
    except (protocol.Unsupported, ValueError, IndexError) as error:
        raise Untranslatable(word) from error


def character(code):
    if code in b'"\\':
        return '\\' + chr(code)
    return chr(code) if 32 <= code <= 126 else '\\x%02x' % code


def quoted(data):
    return '"%s"' % ''.join(map(character, data))


def write_bytes(data):
    if len(data) > 16 and data == data[:1] * len(data):
        return 'b%s * %d' % (quoted(data[:1]), len(data))
    if len(data) > LONGEST:
        raise Untranslatable('%d bytes' % len(data))
    return 'b' + quoted(data)


def write_text(text):
    if any(c > '~' for c in text):
        raise Untranslatable(text)
    return 'u' + quoted(text.encode())


def write_view(view):
    if view.strides == (1,):
        return 'memoryview(%s)' % write_bytes(view.obj)
    return 'memoryview(%s)[::2]' % write_bytes(view.obj)


WRITERS = {
    type(None): repr,
    bool: repr,
    int: str,
    float: 'float("{:.17g}")'.format,
    bytes: write_bytes,
    str: write_text,
    bytearray: lambda data: 'bytearray(%s)' % write_bytes(bytes(data)),
    array: lambda items: 'array.array("H", %s)' % write_bytes(items.tobytes()),
    memoryview: write_view,
    dict: repr,
    object: lambda value: 'object()',
    type(protocol.parse): lambda value: 'len',
    TextIOWrapper: lambda value: 'sys.stderr',
}


class Literals:
    """Writes values; names has the name of each object by its handle's number.

    While a call is written that an argument's conversion interrupts, entering is the text of the
    map and the effect: a list of one is then that argument.
    """

    def __init__(self, names):
        self.names = names
        self.entering = None

    def write(self, value):
        if isinstance(value, Handle):
            return self.write_handle(value)
        if isinstance(value, list):
            return self.write_list(value)
        return WRITERS[type(value)](value)

    def write_handle(self, handle):
        if handle.number not in self.names:
            raise Untranslatable('@%d' % handle.number)
        return self.names[handle.number]

    def write_list(self, items):
        written = ', '.join(map(self.write, items))
        if self.entering is not None and len(items) == 1:
            return 'Entering(%s, %s)' % (self.entering, written)
        return '[%s]' % written
