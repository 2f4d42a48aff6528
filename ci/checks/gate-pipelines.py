# SPDX-License-Identifier: MIT
"""The files to copy that measure work in a library's own repository: the steps of each run, in
order, in a git repository made here."""
# alone: it measures.
import functools
import glob
import re
import shutil

import pytest

pytest.importorskip("yaml")
if not shutil.which("git"):
    pytest.skip("git is absent", allow_module_level=True)

from pipeline import must, run  # noqa: E402: needs yaml
from template_library import change, new_library  # noqa: E402: needs yaml

SLOW = ('adapter_answer_bytes(call, part, size)', '''{
			for (size_t i = 0; i < size; i += 4)
				(void)*(volatile unsigned char *)(part + i);
			adapter_answer_bytes(call, part, size);
		}''')
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
