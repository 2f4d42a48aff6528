# SPDX-License-Identifier: MIT
"""The files to copy that run the requirements work in a library's own repository: the steps of
each run, in order, in a git repository made here."""
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

from pipeline import run, sh, write  # noqa: E402: needs yaml
from template_library import change, commit, new_library  # noqa: E402: needs yaml

NEW = ('adapter_answer_int(call, (int64_t)m->size)', 'adapter_answer_int(call, (int64_t)m->size + 1)')
TODO = 'TODO: not yet explained'


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
