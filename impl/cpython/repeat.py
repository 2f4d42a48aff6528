# SPDX-License-Identifier: MIT
"""Timing a short sequence of requests: each as the language writes it, in one loop."""

import itertools
import time

# What an operation is in the language; {0} and so on are its arguments.  Anything else
# is the method of its name.
EXPRESSIONS = {
    'length': 'len({0})',
    'get_item': '{0}[{1}]',
    'set_item': '{0}[{1}] = {2}',
    'get_slice': '{0}[{1}:{2}]',
    'set_slice': '{0}[{1}:{2}] = {4}',
}

LOOP = '''
def run(count, clock, {names}):
    begin = clock()
    for _ in itertools.repeat(None, count):
        {body}
    return clock() - begin
'''

if hasattr(time, 'perf_counter_ns'):
    clock, unit = time.perf_counter_ns, 1
else:
    clock, unit = getattr(time, 'perf_counter', time.time), 1e9


def expression(operation, names, function, functions):
    """The statement for one request; functions gains what it calls by name."""
    if operation in EXPRESSIONS:
        return EXPRESSIONS[operation].format(*names)
    if operation in METHODS:
        return '%s.%s(%s)' % (names[0], operation, ', '.join(names[1:]))
    name = 'call%d' % len(functions)
    functions[name] = function
    return '%s(%s)' % (name, ', '.join(names))


METHODS = ('close', 'read', 'read_byte', 'readline', 'write', 'write_byte', 'seek', 'tell', 'size',
           'find', 'rfind', 'move', 'flush', 'madvise')


def timed(count, requests):
    """requests: (operation, function, arguments).  The nanoseconds that count rounds take."""
    names, values, body, functions = [], [], [], {'itertools': itertools}
    for operation, function, arguments in requests:
        own = ['a%d' % (len(names) + i) for i in range(len(arguments))]
        names += own
        values += arguments
        body.append(expression(operation, own, function, functions))
    source = LOOP.format(names=', '.join(names) or '_unused=None', body='\n        '.join(body))
    exec(source, functions)
    return int(functions['run'](count, clock, *values) * unit)
