# SPDX-License-Identifier: MIT
"""Words and values of the protocol (../../protocol/README.md), for Python 2.7 and later.

parse() turns a word into an object, write() an object into a word, and
failure() an exception into the tail of an "err" answer.  Handles are numbers
here: whoever calls gives the functions that look one up and that keep an
object.
"""

import binascii
import sys

if sys.version_info[0] == 2:
    TEXT, INTEGERS = unicode, (int, long)  # noqa: F821
else:
    TEXT, INTEGERS = str, (int,)

if hasattr(sys, 'set_int_max_str_digits'):
    sys.set_int_max_str_digits(0)


class Unsupported(Exception):
    """The operation is not offered, or the language has no such value."""


class UnknownHandle(TypeError):
    """A handle that is not, or no longer, in use."""


class BadRequest(Exception):
    """A line that is not in the protocol."""


def native_text(text):
    """A text value as the plain str that names things in this language."""
    return text if isinstance(text, str) else text.encode('utf-8')


# --- from words to objects ---------------------------------------------------

CONSTANTS = {'none': None, 'true': True, 'false': False}

OBJECTS = {
    'list': list,
    'dict': dict,
    'object': object,
    'function': lambda: parse,
    'file': lambda: sys.stderr,
}


def parse_text(word):
    parts = word.encode('ascii').split(b'%')
    data = parts[0] + b''.join(binascii.unhexlify(part[:2]) + part[2:] for part in parts[1:])
    return data.decode('utf-8')


def parse_buffer(kind, data):
    if kind == 'bytearray':
        return bytearray(data)
    if kind == 'memoryview':
        return memoryview(data)
    if kind == 'array':
        from array import array
        return array('H', data)
    if kind == 'strided':
        try:
            return memoryview(b''.join(data[i:i + 1] * 2 for i in range(len(data))))[::2]
        except (NotImplementedError, TypeError):
            pass
    raise Unsupported('a buffer of the kind ' + kind)


def parse_list(word, start, find):
    """The list whose first element starts at word[start], and where it ends."""
    items = []
    if word[start] == ']':
        return items, start + 1
    while True:
        if word[start] == '[':
            item, end = parse_list(word, start + 1, find)
        else:
            end = min(i for i in (word.find(',', start), word.find(']', start)) if i >= 0)
            item = parse(word[start:end], find)
        items.append(item)
        if word[end] == ']':
            return items, end + 1
        start = end + 1


def parse(word, find):
    """The object that word stands for; find(number) gives a handle's object."""
    if word in CONSTANTS:
        return CONSTANTS[word]
    tag, colon, rest = word.partition(':')
    if word[0] == '@':
        return find(int(word[1:]))
    if word[0] == '[':
        return parse_list(word, 1, find)[0]
    if not colon:
        return int(word)
    if tag == 't':
        return parse_text(rest)
    if tag == 'b':
        return binascii.unhexlify(rest.encode('ascii'))
    if tag == 'f':
        return float(rest)
    if tag == 'w' and rest in OBJECTS:
        return OBJECTS[rest]()
    if tag[:2] == 'b.':
        return parse_buffer(tag[2:], binascii.unhexlify(rest.encode('ascii')))
    raise Unsupported('the value ' + word)


# --- from objects to words ---------------------------------------------------

QUOTED = frozenset(bytearray(b'%,]')).union(range(33), range(127, 256))


def write_text(text):
    if isinstance(text, TEXT):
        data = text.encode('utf-8', 'backslashreplace')
    else:
        data = text.decode('utf-8', 'replace').encode('utf-8')
    return 't:' + ''.join('%%%02X' % c if c in QUOTED else chr(c) for c in bytearray(data))


def write(value, keep):
    """The word for value; keep(object) gives the handle of one that has no tag."""
    if value is None:
        return 'none'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, INTEGERS):
        return '%d' % value
    if isinstance(value, (bytes, bytearray)):
        return 'b:' + binascii.hexlify(value).decode('ascii')
    if isinstance(value, TEXT):
        return write_text(value)
    if isinstance(value, float):
        return 'f:%r' % value
    if isinstance(value, (list, tuple)):
        return '[' + ','.join([write(item, keep) for item in value]) + ']'
    return '@%d' % keep(value)


def write_plain(value):
    """The word for what a description says: its strings are texts in every Python."""
    if isinstance(value, list):
        return '[' + ','.join([write_plain(item) for item in value]) + ']'
    return write_text(value) if isinstance(value, str) else write(value, None)


# --- from exceptions to words ------------------------------------------------

KINDS = {EnvironmentError: 'OSError', Unsupported: 'Unsupported'}
for _kind in (TypeError, ValueError, IndexError, BufferError, OverflowError, SystemError,
              MemoryError, AssertionError):
    KINDS[_kind] = _kind.__name__


OWN_MODULES = ('builtins', 'exceptions', 'protocol', 'session', 'twin')


def failure(error):
    """Kind, errno, native type and message of an exception, as words."""
    cls = type(error)
    kind = next((KINDS[base] for base in cls.__mro__ if base in KINDS), 'other')
    number = getattr(error, 'errno', None) if kind == 'OSError' else None
    native = getattr(cls, 'native', cls.__name__)
    if cls.__module__ not in OWN_MODULES:
        native = cls.__module__ + '.' + native
    return '%s %s %s %s' % (kind, number if isinstance(number, int) else 'none',
                            write_text(native), write_text(str(error)))
