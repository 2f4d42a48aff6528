# SPDX-License-Identifier: MIT
"""One conversation: the objects behind the handles, and the requests.

An adapter is a file impl/NAME/adapter.py that ends with Session(about, operations, ...).serve():

    kit = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'kits', 'python')
    sys.path.insert(0, kit)
    from session import Session, method

An operation is a function.  It is called with the request's arguments, by
position what came by position and by name what came by name; what it returns
is the answer's value, what it raises the answer's error.
"""

import mmap
import os
import sys

from files import OPERATIONS as FILES, Owned, Requests
from protocol import BadRequest, UnknownHandle, Unsupported, failure, parse, write, write_plain

COUNTED = not hasattr(sys, 'pypy_version_info')  # an object dies with its last reference


def collect():
    import gc
    for _ in range(1 if COUNTED else 3):
        gc.collect()


def write_all(fd, data):
    rest = memoryview(data)
    while len(rest):
        rest = rest[os.write(fd, rest):]


class Lines(object):
    """The lines that arrive at a descriptor, as text without their newline."""

    def __init__(self, fd):
        self.fd = fd
        self.pending = bytearray()

    def next(self):
        """The next line, or None at the end of the input."""
        start = 0
        while True:
            end = self.pending.find(b'\n', start)
            if end >= 0:
                line = self.pending[:end].decode('ascii')
                del self.pending[:end + 1]
                return line
            start = len(self.pending)
            data = os.read(self.fd, 1 << 16)
            if not data:
                return None
            self.pending += data


def method(name):
    """The operation that calls the method of that name."""
    def call(object, *args, **named):
        return getattr(object, name)(*args, **named)
    return call


class Session(object):
    """about is what the handshake tells of the implementation: strings and lists of strings, by
    name.  Each of tables has operations by name, beyond those on files and those of this class."""

    def __init__(self, about, *tables):
        self.about = about
        self.objects, self.last = {}, 0  # by handle; the last one given
        self.asked = {}  # the handles in the present request, by their objects' ids
        self.dropped = False  # an object, in the present request
        self.expressions = {}  # what repeat writes in other words than for Python's mmap
        self.input = None  # its lines, while it is served
        self.operations = {'destroy': self.destroy, 'settle': self.settle,
                           'repeat': self.repeat}
        if hasattr(os, 'fork'):
            self.operations.update(fork=self.fork, twin=self.twin, twin_exit=self.twin_exit)
        for table in (FILES,) + tables:
            self.operations.update(table)

    # --- handles

    def find(self, number):
        if number not in self.objects:
            raise UnknownHandle('no object @%d' % number)
        self.asked[id(self.objects[number])] = number
        return self.objects[number]

    def keep(self, value):
        """A new handle for value; its own when it is one of the arguments."""
        if id(value) in self.asked:
            return self.asked[id(value)]
        self.last += 1
        self.objects[self.last] = value
        return self.last

    # --- support operations

    def destroy(self, object):
        if id(object) not in self.asked:
            raise UnknownHandle('not a handle')
        del self.objects[self.asked[id(object)]]
        self.dropped = True
        if isinstance(object, Owned):
            object.end()

    def settle(self):
        collect()

    def fork(self):
        from twin import fork  # seldom wanted
        return fork(self)

    def twin(self, twin, request):
        from twin import a_twin
        return a_twin(twin).ask(request)

    def twin_exit(self, twin):
        from twin import a_twin
        return a_twin(twin).exit()

    def repeat(self, count, request):
        from repeat import MOST, timed  # seldom wanted
        if not 0 <= count <= MOST:
            raise ValueError('count is from 0 to %d' % MOST)
        requests = []
        for line in request.split('\n'):
            words = line.split(' ')
            if words[0] not in self.operations:
                raise Unsupported(words[0])
            requests.append((words[0], self.operations[words[0]],
                             [self.value(word) for word in words[1:]]))
        return timed(count, requests, self.expressions)

    # --- requests

    def hello(self, versions):
        if versions != ['1']:
            raise Unsupported('a protocol other than version 1')
        told = dict(language='Python', page=mmap.PAGESIZE, granularity=mmap.ALLOCATIONGRANULARITY)
        told.update(self.about, protocol=1, operations=['hello'] + sorted(self.operations))
        return ' '.join(['%s=%s' % (name, write_plain(told[name])) for name in sorted(told)])

    def value(self, word):
        try:
            return parse(word, self.find)
        except (IndexError, ValueError):
            raise BadRequest('no value: ' + word)

    def run(self, words):
        if len(words) < 2:
            raise BadRequest('no operation')
        if words[1] == 'hello':
            return self.hello(words[2:])
        if words[1] not in self.operations:
            raise Unsupported(words[1])
        given, named = [], {}
        for word in words[2:]:
            name, equals, rest = word.partition('=')
            if equals and name.replace('_', '').isalnum():
                named[str(name)] = self.value(rest)
            else:
                given.append(self.value(word))
        return write(self.operations[words[1]](*given, **named), self.keep)

    def answer(self, line):
        words = line.split(' ')
        try:
            return '%s ok %s' % (words[0], self.run(words))
        except Exception as error:
            return '%s err %s' % (words[0], failure(error))

    def serve(self, descriptor=None):
        """Answer the requests of a descriptor, standard input's without one, until they end.  What a
        request dropped is gone before its answer: here no name refers to it any more."""
        self.input = Lines(Requests.move() if descriptor is None else descriptor)
        line = self.input.next()
        while line is not None:
            answer, self.asked = self.answer(line), {}
            if self.dropped and not COUNTED:
                collect()
            self.dropped = False
            write_all(1, answer.encode('ascii') + b'\n')
            line = self.input.next()
