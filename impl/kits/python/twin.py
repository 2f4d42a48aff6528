# SPDX-License-Identifier: MIT
"""Copies of this process, which `fork` makes and `twin` speaks to."""

import os
import sys

from files import Owned
from protocol import UnknownHandle
from session import Lines, write_all


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
            raise TwinEnded(words(self.reap()))
        return answer

    def exit(self):
        """Let it end by itself, which it does when its input ends: its exit status."""
        if self.pid is None:
            raise ValueError('the twin has ended')
        self.end_input()
        status = self.wait()
        if os.WIFEXITED(status):
            return os.WEXITSTATUS(status)
        raise TwinEnded(words(status))

    def wait(self):
        status = os.waitpid(self.pid, 0)[1]
        self.pid = None
        return status

    def reap(self):
        """End it, unless it ended by itself; its status."""
        os.kill(self.pid, 9)
        return self.wait()

    def end_input(self):
        if self.writer is not None:
            os.close(self.writer)
        self.writer = None

    def drop(self):
        self.end_input()
        os.close(self.lines.fd)

    def end(self):
        if self.pid is not None:
            self.reap()
        self.drop()


def words(status):
    """How a process ended."""
    if os.WIFSIGNALED(status):
        return 'ended by signal %d' % os.WTERMSIG(status)
    return 'ended with status %d' % os.WEXITSTATUS(status)


def a_twin(value):
    if not isinstance(value, Twin):
        raise UnknownHandle('not a twin')
    return value


def fork(session):
    requests, answers = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        serve_as_twin(session, requests, answers)
    os.close(requests[0])
    os.close(answers[1])
    return Twin(pid, answers[0], requests[1])


def serve_as_twin(session, requests, answers):
    """Never returns: it ends as a program does.  The pipes to other twins are theirs: a copy that
    is kept open here would keep them from seeing their end of input."""
    try:
        for number, twin in list(session.objects.items()):
            if isinstance(twin, Twin):
                twin.drop()
                del session.objects[number]
        os.dup2(requests[0], session.input.fd)
        os.dup2(answers[1], 1)
        for fd in requests + answers:
            os.close(fd)
        session.serve(session.input.fd)
    except BaseException:
        os._exit(1)
    sys.exit()
