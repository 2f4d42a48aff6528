# SPDX-License-Identifier: MIT
"""One conversation: the objects behind the handles, the requests, the copies
of this process that `fork` makes.

An operation is a function.  It is called with the request's arguments, by
position what came by position and by name what came by name; what it returns
is the answer's value, what it raises the answer's error.
"""

import os
import sys

from protocol import BadRequest, UnknownHandle, Unsupported, failure, parse, write, write_plain

COUNTED = not hasattr(sys, 'pypy_version_info')  # an object dies with its last reference


def collect():
    import gc
    for _ in range(1 if COUNTED else 3):
        gc.collect()


class Owned(object):
    """An object that the adapter made for itself: end() gives back what it holds."""

    def end(self):
        raise NotImplementedError


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


class TwinEnded(Exception):
    native = 'twin'


class Twin(Owned):
    """A copy of this process, spoken to through two pipes."""

    def __init__(self, pid, reader, writer):
        self.pid, self.writer, self.lines = pid, writer, Lines(reader)

    def ask(self, line):
        if self.pid is None:
            raise ValueError('the twin has ended')
        try:
            write_all(self.writer, line.encode('ascii') + b'\n')
            answer = self.lines.next()
        except EnvironmentError:
            answer = None
        if answer is None:
            raise TwinEnded(self.reap())
        return answer

    def reap(self):
        """End it, unless it ended by itself; how it ended, in words."""
        os.kill(self.pid, 9)
        status = os.waitpid(self.pid, 0)[1]
        self.pid = None
        if os.WIFSIGNALED(status):
            return 'ended by signal %d' % os.WTERMSIG(status)
        return 'ended with status %d' % os.WEXITSTATUS(status)

    def drop(self):
        os.close(self.writer)
        os.close(self.lines.fd)

    def end(self):
        if self.pid is not None:
            self.reap()
        self.drop()


class Session(object):
    """description() gives what the handshake tells, apart from the operations;
    those of the implementation are added to operations, by name."""

    def __init__(self, description):
        self.description = description
        self.objects, self.last = {}, 0  # by handle; the last one given
        self.asked = {}  # the handles in the present request, by their objects' ids
        self.dropped = False  # an object, in the present request
        self.expressions = {}  # what repeat writes in other words than for Python's mmap
        self.input = Lines(0)
        self.operations = {'destroy': self.destroy, 'settle': self.settle,
                           'repeat': self.repeat}
        if hasattr(os, 'fork'):
            self.operations.update(fork=self.fork, twin=self.twin)

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
        requests, answers = os.pipe(), os.pipe()
        pid = os.fork()
        if pid == 0:
            self.serve_as_twin(requests, answers)
        os.close(requests[0])
        os.close(answers[1])
        return Twin(pid, answers[0], requests[1])

    def serve_as_twin(self, requests, answers):
        """Never returns.  The pipes to other twins are theirs: a copy that is
        kept open here would keep them from seeing their end of input."""
        try:
            for number, twin in list(self.objects.items()):
                if isinstance(twin, Twin):
                    twin.drop()
                    del self.objects[number]
            os.dup2(requests[0], 0)
            os.dup2(answers[1], 1)
            for fd in requests + answers:
                os.close(fd)
            self.input = Lines(0)
            self.serve()
        finally:
            os._exit(0)

    def twin(self, twin, request):
        if not isinstance(twin, Twin):
            raise UnknownHandle('not a twin')
        return twin.ask(request)

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
        told = dict(self.description(), protocol=1, operations=['hello'] + sorted(self.operations))
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

    def serve(self):
        """Answer requests until the input ends.  What a request dropped is gone before
        its answer: here no name refers to it any more."""
        line = self.input.next()
        while line is not None:
            answer, self.asked = self.answer(line), {}
            if self.dropped and not COUNTED:
                collect()
            self.dropped = False
            write_all(1, answer.encode('ascii') + b'\n')
            line = self.input.next()
