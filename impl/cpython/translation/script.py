# SPDX-License-Identifier: MIT
"""A replay script (../../conformance/README.md), line by line, each answer as it was."""

import re

from translation import text
from translation.actions import OBSERVATIONS, act
from translation.calls import Calls, parse_request
from translation.literals import Handle, Literals, Untranslatable, parse


class Script:
    """The program's lines so far.

    decides_all: every answer and everything seen decides, not the last answer alone.
    """

    def __init__(self, message, decides_all):
        self.message, self.decides_all = message, decides_all
        self.lines = []
        self.names = {}     # of objects, by their handles' numbers
        self.views = set()  # handles of exported memory
        self.files = set()  # handles of open files
        self.given = {'f': 0, 'm': 0, 'v': 0}  # names that begin with that letter
        self.counted = False  # descriptors, at least once
        self.literals = Literals(self.names)
        self.calls = Calls(self.literals, self.views)

    def add(self, *lines):
        self.lines.extend(lines)

    def say(self, message):
        self.add('say(%s)' % self.literals.write(message))

    # --- actions and observations -------------------------------------------------

    def action(self, line):
        verb, *words = line.split(' ')
        if line == 'lease' or (verb in OBSERVATIONS and not self.decides_all):
            return
        if verb == 'descriptors':
            if not self.counted:
                self.add('before = descriptors() - %d' % int(words[0]))
            self.add('same(descriptors() - before, %d)' % int(words[0]))
            self.counted = True
        elif verb == 'opened':
            self.add('same(opened(), %d)' % int(words[0]))
        else:
            self.add(act(self.literals, verb, *words))

    # --- requests -----------------------------------------------------------------

    def request(self, line, answer, decisive):
        """A request and its answer ('ok ...', 'err ...'; None: there was none)."""
        request = parse_request(line)
        if request.operation == 'hello':
            return
        if request.operation == 'destroy' and answer is not None:
            self.destroy(request, answer)
            return
        if decisive:
            self.say_expected()
        call, statement = self.calls.write(request)
        if answer is None:
            self.add(call)
        elif not answer.startswith('ok '):
            self.error(call, decisive, answer)
        elif statement:
            self.add(call, *['say("found: no error")'] * decisive)
        elif answer.startswith('ok @'):
            self.object(request.operation, call, decisive, parse(answer[3:]).number)
        else:
            self.value(call, decisive, answer[3:])
        if request.operation == 'file_close' and isinstance(request.values[0], Handle):
            self.files.discard(request.values[0].number)

    def say_expected(self):
        found = re.search(': expected (.*?), found ', self.message, re.DOTALL)
        if found is not None:
            self.say('expected: ' + found.group(1))

    def destroy(self, request, answer):
        """A handle is given up; an unknown one was refused, which does nothing."""
        if not answer.startswith('ok '):
            return
        handle, = request.values
        name = self.literals.write_handle(handle)
        if handle.number in self.files:
            self.add('os.close(%s)' % name)
        if not name.startswith('f'):
            self.add('del %s' % name)
        self.add('gc.collect()')
        del self.names[handle.number]
        self.views.discard(handle.number)
        self.files.discard(handle.number)

    # --- answers ------------------------------------------------------------------

    def error(self, call, decisive, answer):
        kind, number = answer.split(' ')[1:3]
        if kind in ('other', 'Unsupported'):
            raise Untranslatable(answer)
        self.add('try:', '    ' + call,
                 'except %s as error:' % ('EnvironmentError' if kind == 'OSError' else kind))
        if number.isdigit():
            self.add('    same(error.errno, %s)' % number)
        if decisive:
            self.add('    say("found: " + repr(error))')
        elif number == 'none':
            self.add('    pass')
        self.add('else:', '    raise Differs("no error")')

    def object(self, operation, call, decisive, number):
        if number in self.names:
            self.add('same(%s is %s, True)' % (call, self.names[number]))
        else:
            self.name(number, operation)
            self.add('%s = %s' % (self.names[number], call))
        if decisive:
            self.add('say("found: an object")')

    def name(self, number, operation):
        """f1 for a file, m1 for a map, v1 for anything else."""
        letter = 'f' if operation.startswith('file_') else 'm' if operation == 'map_fd' else 'v'
        self.given[letter] += 1
        self.names[number] = '%s%d' % (letter, self.given[letter])
        if letter == 'f':
            self.files.add(number)
        if operation == 'export':
            self.views.add(number)

    def value(self, call, decisive, word):
        total = re.match(r'sum:\d+:([0-9a-f]+)', word)
        if not decisive and not self.decides_all:
            self.add(call)
        elif total is not None:
            self.add('same(sum_of(%s), 0x%x)' % (call, int(total.group(1), 16)))
        else:
            self.add('found = ' + call)
            if decisive:
                self.add('say("found: " + repr(found))')
            self.add('same(found, %s)' % self.literals.write(parse(word)))


def translate(script, lines):
    """Add every line to the script; returns how it ends ('answer', 'died', ...)."""
    while lines:
        line = lines.pop(0)
        if line.startswith('!ends '):
            return line[6:]
        if line.startswith('!'):
            script.action(line[1:])
            continue
        answer = None
        if lines and lines[0].startswith('!answer '):
            answer = lines.pop(0).split(' ', 2)[2]
        script.request(line, answer, answer is not None and lines[:1] == ['!ends answer'])
    return ''


def program(failure):
    """The program that shows what the failure's script shows.

    None if something in it has no translation, or if it shows only what becomes of an adapter.
    """
    lines = [line for line in failure['replay'].split('\n') if line and line[0] != '#']
    statement = failure['replay'].split('\n')[1][2:]
    script = Script(failure['message'], '!ends all' in lines)
    if failure['replay'].startswith('# incomplete'):
        return None
    try:
        ends = translate(script, lines)
        if ends == 'all':
            script.say(failure['message'])
    # Operations and values that no table has, and arguments that do not fit, are errors of these.
    except (Untranslatable, AttributeError, LookupError, TypeError, ValueError):
        return None
    if ends not in ('answer', 'all', 'died'):
        return None
    return text.whole([failure['requirement'], statement, failure['message']], script.lines,
                      ends == 'died')
