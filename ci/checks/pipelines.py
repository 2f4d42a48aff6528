# SPDX-License-Identifier: MIT
"""The files to copy work in a library's own repository: the steps of each file run, in order,
in a git repository made here."""
# alone: two of them measure.
import functools
import glob
import json
import re
import shutil
import types
import xml.dom.minidom

import pytest

pytest.importorskip("yaml")
if not shutil.which("git"):
    pytest.skip("git is absent", allow_module_level=True)

from pipeline import must, new_folder, run, sh, write  # noqa: E402: needs yaml

MAKEFILE = '''adapter: adapter.c
\t$(CC) -D_GNU_SOURCE -O0 -I$(KIT)/kits/c -I$(KIT)/protocol -o $@ adapter.c $(KIT)/kits/c/*.c $(KIT)/protocol/*.c
'''
KNOWN = ('answer(call, msync(m->bytes, m->size, MS_SYNC) == 0)',
         'adapter_error(call, "OSError", ENOSYS, "errno", "no flush")')
NEW = ('adapter_answer_int(call, (int64_t)m->size)', 'adapter_answer_int(call, (int64_t)m->size + 1)')
SLOW = ('adapter_answer_bytes(call, part, size)', '''{
			for (size_t i = 0; i < size; i += 4)
				(void)*(volatile unsigned char *)(part + i);
			adapter_answer_bytes(call, part, size);
		}''')
TODO = 'TODO: not yet explained'


def commit(repository):
    must('git add -A; git commit -q --allow-empty -m change', repository)


def change(repository, pair):
    path = f'{repository}/adapter.c'
    text = open(path).read()
    assert text.count(pair[0]) == 1, f'impl/kits/c/template/adapter.c does not have exactly one {pair[0]}'
    write(path, text.replace(*pair))
    commit(repository)


def new_library():
    """The C template with a flush() that fails: the known failures."""
    repository = new_folder('library')
    must('git init -q -b main', repository)
    write(f'{repository}/adapter.c', open('impl/kits/c/template/adapter.c').read())
    write(f'{repository}/Makefile', MAKEFILE)
    write(f'{repository}/.gitignore', '/adapter\n/.mmapspec/\n')
    change(repository, KNOWN)
    return repository


def make_list(path, repository):
    """Run the commands in the first comment of the file, then replace the reasons.  Returns what
    the commands end with, and the list that they make."""
    commands = ''.join(re.findall(r'^#   (.*\n)', open(path).read(), re.M))
    status, said = sh(commands, repository)
    with open(f'{repository}/known-failures.json') as known:
        text = known.read()
    write(f'{repository}/known-failures.json', text.replace(TODO, 'flush() is not implemented'))
    commit(repository)
    return status, text


def unexpected(outcome):
    records = map(json.loads, outcome.read('results.ndjson').splitlines())
    return sorted(r['requirement'] for r in records if r.get('expected') is False and r.get('status') == 'fail')


def junit_failures(outcome):
    cases = xml.dom.minidom.parseString(outcome.read('junit.xml')).getElementsByTagName('testcase')
    return sorted(case.getAttribute('name') for case in cases if case.getElementsByTagName('failure'))


@pytest.fixture(scope='module', params=sorted(glob.glob('ci/git*/library.yml')))
def library(request):
    """What the file gives without a list of known failures, with it, and after a new failure."""
    repository = new_library()
    seen = types.SimpleNamespace(without=run(request.param, repository))
    seen.list_status, seen.list = make_list(request.param, repository)
    seen.known = run(request.param, repository)
    change(repository, NEW)
    seen.new = run(request.param, repository)
    return seen


def test_without_a_list_status_2(library):
    assert library.without.status == 2, library.without.said


def test_commands_that_make_the_list_end_with_status_1(library):
    assert library.list_status == 1


def test_list_has_the_failures(library):
    assert TODO in library.list and 'flush' in library.list


def test_with_the_list_status_0(library):
    assert library.known.status == 0, library.known.said


def test_with_the_list_what_is_uploaded_exists(library):
    assert library.known.missing == []


def test_with_the_list_junit_has_no_failure(library):
    assert junit_failures(library.known) == []


def test_with_the_list_the_summary_has_the_table(library):
    assert '| exec' in library.known.summary


def test_new_failure_status_1(library):
    assert library.new.status == 1, library.new.said


def test_new_failure_what_is_uploaded_exists(library):
    assert library.new.missing == []


def test_new_failure_no_step_but_that_of_mmapspec_fails(library):
    assert library.new.failed_in('.mmapspec/ci/github/run'), library.new.failed


def test_new_failure_junit_has_it(library):
    assert unexpected(library.new) and junit_failures(library.new) == unexpected(library.new)


def test_new_failure_the_summary_names_it(library):
    assert unexpected(library.new)[0] in library.new.summary


GATES = sorted(glob.glob('ci/git*/gate.yml'))
# Once is enough for a faster adapter: the same program measures.
VERDICTS = [(path, 'slower', 1, 'worse') for path in GATES] + \
    [(path, 'faster', 0, 'better') for path in GATES if '/github/' in path]


@functools.cache
def outcomes(path):
    """What the file gives for a slower adapter, a faster one, and one that cannot be built."""
    repository = new_library()
    change(repository, SLOW)
    seen = {'slower': run(path, repository, 'main~1', 'main')}
    if (path, 'faster', 0, 'better') in VERDICTS:
        seen['faster'] = run(path, repository, 'main', 'main~1')
    must('git rm -q adapter.c; git commit -q -m gone', repository)
    return {**seen, 'gone': run(path, repository, 'main~1', 'main')}


@pytest.fixture(scope='module', params=VERDICTS, ids=lambda verdict: ' '.join(verdict[:2]))
def judged(request):
    """An outcome of the gate, and the status and the verdict that it must have."""
    path, name, status, verdict = request.param
    outcome = outcomes(path)[name]
    if 'unfit to measure' in outcome.said:
        pytest.skip('this machine is unfit to measure now')
    return outcome, status, verdict


def test_status_for_an_adapter(judged):
    outcome, status, _ = judged
    assert outcome.status == status, outcome.said


def test_what_is_uploaded_exists_for_an_adapter(judged):
    assert judged[0].missing == []


def test_summary_has_the_verdict_of_an_adapter(judged):
    outcome, _, verdict = judged
    row = re.search(r'object/adapter/mapped/slice-1M.*', outcome.summary)
    assert row and verdict in row[0], outcome.summary


@pytest.mark.parametrize('path', GATES)
def test_slower_adapter_no_step_but_the_gate_fails(path):
    slower = outcomes(path)['slower']
    assert slower.status == 0 or slower.failed_in('.mmapspec/ci/github/gate'), slower.failed


@pytest.mark.parametrize('path', GATES)
def test_adapter_that_cannot_be_built_fails(path):
    gone = outcomes(path)['gone']
    assert gone.failed_in('make adapter'), gone.failed
