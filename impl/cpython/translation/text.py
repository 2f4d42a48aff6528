# SPDX-License-Identifier: MIT
"""A whole program around the lines that show a failure."""

import os
import re

PLAIN = '''

try:
    body()
    say('the failure shows')
    status = 1
except Exception as error:
    say('the failure does not show: %s: %s' % (type(error).__name__, error))
    status = 0
finally:
    shutil.rmtree(folder)
sys.exit(status)
'''

CRASH = '''

# In a process of its own: it should come back.
say('expected: that it comes back')
pid = os.fork()
if pid == 0:
    try:
        body()
    except Exception as error:
        say('%s: %s' % (type(error).__name__, error))
    os._exit(0)
status = os.waitpid(pid, 0)[1]
shutil.rmtree(folder)
if os.WIFSIGNALED(status):
    say('the failure shows: killed by signal %d' % os.WTERMSIG(status))
else:
    say('the failure does not show')
sys.exit(1 if status else 0)
'''

MODULES = '''array binascii ctypes gc mmap os shutil struct sys tempfile zlib'''.split()

with open(os.path.join(os.path.dirname(__file__), 'helpers.py')) as file:
    HELPERS = file.read().rstrip('\n').split('\n\n\n')[1:]


def uses(text, name, after):
    """Does the text use the name, with one of these characters after it?"""
    return re.search(r'(?<![\w."])%s[%s]' % (name, after), text, re.ASCII) is not None


def with_helpers(text):
    """The definitions that the text uses, and those that they use, above it."""
    for helper in reversed(HELPERS):
        if uses(text, re.match(r'(?:def|class) (\w+)', helper).group(1), '()'):
            text = '%s\n\n\n%s' % (helper, text)
    return text


def comment(text):
    return '# %s\n' % re.sub(rb'[^ -~]', b'?', text.encode()).decode()


def whole(comments, lines, crashes):
    """The program of those lines; crashes: the last of them ends the process."""
    text = with_helpers('def body():\n%s%s' % (''.join(['    %s\n' % line for line in lines]),
                                               CRASH if crashes else PLAIN))
    imports = [name for name in MODULES if name in ('os', 'tempfile') or uses(text, name, '.')]
    return ''.join(['#!/usr/bin/env python3\n'] + [comment(text) for text in comments] +
                   ['#\n# Exit status: 1 the failure shows, 0 it does not.\n'] +
                   ['import %s\n' % name for name in imports] +
                   ['\nfolder = os.path.realpath(tempfile.mkdtemp())\n\n\n', text])
