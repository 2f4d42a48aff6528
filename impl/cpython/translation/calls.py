# SPDX-License-Identifier: MIT
"""Each operation of the protocol as a user of Python would write it."""

import re

from translation.literals import Handle, Untranslatable, parse

METHODS = frozenset('''close read read_byte readline write write_byte seek tell seekable size find
    rfind move resize flush madvise'''.split())

EXPRESSIONS = {
    'closed': '{0}.closed',
    'length': 'len({0})',
    'get_item': '{0}[{1}]',
    'readonly': '{0}.readonly',
    'view_release': '{0}.release()',
    'settle': 'gc.collect()',
    'file_close': 'os.close({0})',
    'file_position': 'os.lseek({0}, 0, os.SEEK_CUR)',
    'iterate': 'list({0})',
    'contains': '{1} in {0}',
    'add': '{0} + {1}',
    'multiply': '{0} * {1}',
    'equal': 'bool({0} == {1})',
    'has': 'hasattr({0}, str({1}))',
    'truth': 'bool({0})',
    'context.enter': '{0}.__enter__()',
    'context.exit': '{0}.__exit__(None, None, None)',
    'pack_into': 'struct.pack_into("<I", {0}, {1}, {2})',
    'unpack_from': 'struct.unpack_from("<I", {0}, {1})[0]',
    'crc32': 'zlib.crc32({0}) & 0xffffffff',
    'from_buffer': '(ctypes.c_char * len({0})).from_buffer({0})',
    'write_to': 'os.write({1}, {0})',
}

STATEMENTS = {
    'set_item': '{0}[{1}] = {2}',
    'delete_item': 'del {0}[{1}]',
    'delete_slice': 'del {0}[{1}:{2}]',
}

ACCESS = {1: 'mmap.ACCESS_READ', 2: 'mmap.ACCESS_WRITE', 3: 'mmap.ACCESS_COPY'}
MODES = {'r': 'RDONLY', 'w': 'WRONLY', 'rw': 'RDWR'}
SPECIAL = {'null': '"/dev/null", os.O_RDWR', 'zero': '"/dev/zero", os.O_RDWR',
           'directory': '"/", os.O_RDONLY'}


class Request:
    """An operation with its values, and with the names of those that have one ('' else)."""

    def __init__(self, operation, values, names):
        self.operation, self.values, self.names = operation, values, names


def parse_request(line):
    """The request that a line "ID OPERATION ARGUMENT ..." makes."""
    operation, *words = line.split(' ')[1:]
    pairs = [re.fullmatch(r'(?:([a-z_]+)=)?(.*)', word).groups('') for word in words]
    return Request(operation, [parse(word) for _, word in pairs], [name for name, _ in pairs])


def chosen(table, value):
    """What the table has for the value."""
    if not isinstance(value, (int, str)) or value not in table:
        raise Untranslatable(value)
    return table[value]


def file_name(path):
    """NAME of the path %DIR%/NAME."""
    found = re.fullmatch(r'%DIR%/([-\w.]+)', path, re.ASCII)
    if found is None:
        raise Untranslatable(path)
    return found.group(1)


class Calls:
    """Writes requests with those literals; views are the handles of exported memory."""

    def __init__(self, literals, views):
        self.literals, self.views = literals, views
        self.own = {
            'file_open': self.file_open,
            'file_special': lambda kind: 'os.open(%s)' % chosen(SPECIAL, kind),
            'constant': self.constant,
            'export': self.export,
            'get_slice': self.get_slice,
        }

    def write(self, request):
        """The text, and whether it is a statement."""
        operation, values = request.operation, request.values
        if operation == 'native':
            return self.native(*values)
        if operation == 'map_fd':
            return 'mmap.mmap(%s)' % self.arguments(request, 0), False
        if operation in METHODS:
            return '%s.%s(%s)' % (self.literals.write(values[0]), operation,
                                  self.arguments(request, 1)), False
        if operation in self.own:
            return self.own[operation](*values), False
        if operation == 'set_slice':
            mapping, start, stop, step, data = values
            return '%s[%s] = %s' % (self.literals.write(mapping), self.bounds(start, stop, step),
                                    self.literals.write(data)), True
        statement = operation in STATEMENTS
        return self.fill(chosen(STATEMENTS if statement else EXPRESSIONS, operation), values), \
            statement

    def fill(self, template, values):
        if len(values) != len(set(re.findall(r'\{\d\}', template))):
            raise Untranslatable(template)
        return template.format(*map(self.literals.write, values))

    def arguments(self, request, first):
        """Those from that number on, with commas between."""
        return ', '.join([self.argument(name, value) for name, value in
                          zip(request.names[first:], request.values[first:])])

    def argument(self, name, value):
        if name == 'access' and type(value) is int and value in ACCESS:
            return 'access=' + ACCESS[value]
        return (name + '=' if name else '') + self.literals.write(value)

    def bounds(self, start=None, stop=None, step=None):
        """A slice's, of which None is left out."""
        start, stop, step = ['' if bound is None else self.literals.write(bound)
                             for bound in (start, stop, step)]
        return '%s:%s%s' % (start, stop, ':' + step if step else '')

    def get_slice(self, sequence, *bounds):
        copied = isinstance(sequence, Handle) and sequence.number in self.views
        return '%s[%s]%s' % (self.literals.write(sequence), self.bounds(*bounds),
                             '.tobytes()' if copied else '')

    def export(self, mapping, start=None, stop=None):
        part = '' if start is None and stop is None else '[%s]' % self.bounds(start, stop)
        return 'memoryview(%s)%s' % (self.literals.write(mapping), part)

    def file_open(self, path, mode):
        return 'os.open(path("%s"), os.O_%s)' % (file_name(path.decode('latin-1')),
                                                 chosen(MODES, mode))

    def constant(self, name):
        if re.fullmatch('[A-Z0-9_]+', name) is None:
            raise Untranslatable(name)
        return 'mmap.' + name

    def native(self, name, *values):
        if name == 'reenter':
            return self.reenter(*values)
        return self.write(Request(name, values, [''] * len(values)))

    def reenter(self, mapping, effect, call):
        """A call on mapping; the effect happens while an argument is converted."""
        if self.literals.entering is not None:
            raise Untranslatable('a call within a call within a call')
        entering = '%s, %s' % (self.literals.write(mapping), self.literals.write(effect))
        operation, values = call[0], [mapping] + call[1:]
        self.literals.entering = entering
        try:
            return self.write(Request(operation, values, [''] * len(values)))
        finally:
            self.literals.entering = None
