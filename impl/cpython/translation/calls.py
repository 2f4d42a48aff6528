# SPDX-License-Identifier: MIT
"""Each operation of the protocol as a user of Python would write it."""

import re
from collections import namedtuple

from translation.literals import Handle, Untranslatable, parse

METHODS = '''close read read_byte readline write write_byte seek tell seekable size find rfind move
    resize flush madvise'''.split()

STATEMENTS = ('set_item', 'set_slice', 'delete_item', 'delete_slice')

# {0} is the first argument.  {all} are all arguments and {others} those after the first, with their
# names; {slice} and {part} are bounds, the latter in brackets if there are any.
TEMPLATES = {
    'map_fd': 'mmap.mmap({all})',
    'closed': '{0}.closed',
    'length': 'len({0})',
    'get_item': '{0}[{1}]',
    'set_item': '{0}[{1}] = {2}',
    'get_slice': '{0}[{slice}]{copied}',
    'set_slice': '{0}[{slice}] = {4}',
    'export': 'memoryview({0}){part}',
    'readonly': '{0}.readonly',
    'view_release': '{0}.release()',
    'settle': 'gc.collect()',
    'file_close': 'os.close({0})',
    'file_position': 'os.lseek({0}, 0, os.SEEK_CUR)',
    'file_seek': 'os.lseek({0}, {1}, os.SEEK_SET)',
    'iterate': 'list({0})',
    'contains': '{1} in {0}',
    'delete_item': 'del {0}[{1}]',
    'delete_slice': 'del {0}[{1}:{2}]',
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
TEMPLATES.update((method, '{0}.%s({others})' % method) for method in METHODS)

ACCESS = {1: 'mmap.ACCESS_READ', 2: 'mmap.ACCESS_WRITE', 3: 'mmap.ACCESS_COPY'}
MODES = {'r': 'os.O_RDONLY', 'w': 'os.O_WRONLY', 'rw': 'os.O_RDWR',
         'wa': 'os.O_WRONLY | os.O_APPEND', 'rwa': 'os.O_RDWR | os.O_APPEND'}
SPECIAL = {'null': '"/dev/null", os.O_RDWR', 'zero': '"/dev/zero", os.O_RDWR',
           'directory': '"/", os.O_RDONLY'}

# The values of an operation, and their names ('' by position).
Request = namedtuple('Request', 'operation values names')


def parse_request(line):
    """The request that a line "ID OPERATION ARGUMENT ..." makes."""
    operation, *words = line.split(' ')[1:]
    pairs = [re.fullmatch(r'(?:([a-z_]+)=)?(.*)', word).groups('') for word in words]
    return Request(operation, [parse(word) for _, word in pairs], [name for name, _ in pairs])


def by_position(operation, values):
    return Request(operation, list(values), [''] * len(values))


def file_name(path):
    """NAME of the path %DIR%/NAME."""
    found = re.fullmatch(r'%DIR%/([-\w.]+)', path, re.ASCII)
    if found is None:
        raise Untranslatable(path)
    return found.group(1)


def file_open(path, mode, number=None):
    if number is not None:
        raise Untranslatable('the number of a file')
    return 'os.open(path("%s"), %s)' % (file_name(path.decode('latin-1')), MODES[mode])


def constant(name):
    if re.fullmatch('[A-Z0-9_]+', name) is None:
        raise Untranslatable(name)
    return 'mmap.' + name


OTHERS = {'file_open': file_open, 'constant': constant,
          'file_special': lambda kind: 'os.open(%s)' % SPECIAL[kind]}


class Calls:
    """Writes requests with those literals; views are the handles of exported memory."""

    def __init__(self, literals, views):
        self.literals, self.views = literals, views

    def write(self, request):
        """The text, and whether it is a statement."""
        operation, values = request.operation, request.values
        if operation == 'native':
            name, *others = values
            if name == 'reenter':
                return self.reenter(*others)
            return self.write(by_position(name, others))
        if operation in OTHERS:
            return OTHERS[operation](*values), False
        return self.fill(TEMPLATES[operation], request), operation in STATEMENTS

    def fill(self, template, request):
        values = list(map(self.literals.write, request.values))
        named = list(map(self.argument, request.names, request.values))
        bounds = self.bounds(*request.values[1:4])
        numbers = set(re.findall(r'{\d', template))
        if len(values) != len(numbers) and re.search('{[a-z]', template) is None:
            raise Untranslatable(template)
        return template.format(*values, all=', '.join(named), others=', '.join(named[1:]),
                               slice=bounds, part='[%s]' % bounds if bounds != ':' else '',
                               copied='.tobytes()' if self.is_view(request.values) else '')

    def argument(self, name, value):
        if name == 'access' and type(value) is int and value in ACCESS:
            return 'access=' + ACCESS[value]
        return (name + '=' if name else '') + self.literals.write(value)

    def bounds(self, start=None, stop=None, step=None):
        """A slice's, of which None is left out."""
        start, stop, step = ['' if bound is None else self.literals.write(bound)
                             for bound in (start, stop, step)]
        return '%s:%s%s' % (start, stop, ':' + step if step else '')

    def is_view(self, values):
        return bool(values) and isinstance(values[0], Handle) and values[0].number in self.views

    def reenter(self, mapping, effect, call):
        """A call on mapping; the effect happens while an argument is converted."""
        if self.literals.entering is not None:
            raise Untranslatable('a call within a call within a call')
        self.literals.entering = ', '.join(map(self.literals.write, (mapping, effect)))
        try:
            return self.write(by_position(call[0], [mapping] + call[1:]))
        finally:
            self.literals.entering = None
