# SPDX-License-Identifier: MIT
"""What the test did to files itself, and what it saw of them and of the adapter's process."""

import re

from translation.calls import file_name
from translation.literals import Untranslatable, parse

LARGEST_PATTERN = 4 << 20
LARGEST_SUM = 1 << 20

OBSERVATIONS = frozenset('size sum read maps permissions descriptors opened'.split())


def content(literals, word):
    """The bytes that an action writes."""
    pattern = re.match(r'pattern:(\d+)', word)
    fill = re.match(r'fill:(\d+):(..)', word)
    if pattern is not None:
        size = int(pattern.group(1))
        if size > LARGEST_PATTERN:
            raise Untranslatable(word)
        return 'pattern(%d)' % size
    if fill is not None:
        return r'b"\x%s" * %d' % (fill.group(2), int(fill.group(1)))
    return literals.write(parse(word))


def act(literals, verb, path, *words):
    """The line for something done to a file, or for something seen of one."""
    name = file_name(path)
    if verb == 'file':
        return 'store("%s", "wb", 0, %s)' % (name, content(literals, words[0]))
    if verb == 'store':
        return 'store("%s", "r+b", %d, %s)' % (name, int(words[0]), content(literals, words[1]))
    if verb == 'truncate':
        return 'cut("%s", %d)' % (name, int(words[0]))
    if verb == 'size':
        return 'same(os.path.getsize(path("%s")), %d)' % (name, int(words[0]))
    if verb == 'sum' and int(words[1]) <= LARGEST_SUM:
        return 'same(file_sum("%s", %d, %d), 0x%s)' % (name, int(words[0]), int(words[1]), words[2])
    if verb == 'maps':
        return 'same(maps_of("%s"), %d)' % (name, int(words[0]))
    raise Untranslatable(verb)
