# SPDX-License-Identifier: MIT
"""Timing a short sequence of requests: each as the language writes it, in one loop."""

import itertools
import time

MOST = 1 << 40

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


def expression(operation, names, function, functions, own):
    """The statement for one request; functions gains what it calls by name."""
    written = own.get(operation, EXPRESSIONS.get(operation))
    if written is not None:
        return written.format(*names)
    if operation in METHODS and operation not in own:
        return '%s.%s(%s)' % (names[0], operation, ', '.join(names[1:]))
    name = 'call%d' % len(functions)
    functions[name] = function
    return '%s(%s)' % (name, ', '.join(names))


METHODS = ('close', 'read', 'read_byte', 'readline', 'write', 'write_byte', 'seek', 'tell', 'size',
           'find', 'rfind', 'move', 'flush', 'madvise')


def timed(count, requests, expressions):
    """requests: (operation, function, arguments).  The nanoseconds that count rounds take.
    expressions go before those here; None is a call of the function."""
    names, values, body, functions = [], [], [], {'itertools': itertools}
    for operation, function, arguments in requests:
        its = ['a%d' % (len(names) + i) for i in range(len(arguments))]
        names += its
        values += arguments
        body.append(expression(operation, its, function, functions, expressions))
    source = LOOP.format(names=', '.join(names) or '_unused=None', body='\n        '.join(body))
    exec(source, functions)
    return int(functions['run'](count, clock, *values) * unit)
