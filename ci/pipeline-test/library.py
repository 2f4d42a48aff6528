# SPDX-License-Identifier: MIT
"""The repository of a library, and the results that each file must give in it."""

import json
import re
import xml.dom.minidom

from hosts import run
from place import must, new_folder, sh, write
from told import check

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


def commit(repository):
    must('git add -A; git commit -q --allow-empty -m change', repository)


def change(repository, pair):
    path = f'{repository}/adapter.c'
    text = open(path).read()
    if text.count(pair[0]) != 1:
        raise SystemExit(f'impl/kits/c/template/adapter.c does not have exactly one {pair[0]}')
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
    """Run the commands in the first comment of the file, then replace the reasons."""
    commands = ''.join(re.findall(r'^#   (.*\n)', open(path).read(), re.M))
    status, said = sh(commands, repository)
    if not check(f'{path}: the commands that make the list end with status 1', status == 1, f'{status}: {said}'):
        return
    with open(f'{repository}/known-failures.json') as known:
        text = known.read()
    check(f'{path}: the list has the failures', 'TODO: not yet explained' in text and 'flush' in text, text)
    write(f'{repository}/known-failures.json', text.replace('TODO: not yet explained', 'flush() is not implemented'))
    commit(repository)


def check_results(path, what, outcome, status):
    check(f'{path}: {what}: status {status}', outcome.status == status, f'{outcome.failed}: {outcome.said}')
    check(f'{path}: {what}: what is uploaded is there', not outcome.missing, outcome.missing)


def unexpected(outcome):
    records = map(json.loads, outcome.read('results.ndjson').splitlines())
    return sorted(r['requirement'] for r in records if r.get('expected') is False and r.get('status') == 'fail')


def junit_failures(outcome):
    try:
        cases = xml.dom.minidom.parseString(outcome.read('junit.xml')).getElementsByTagName('testcase')
    except xml.parsers.expat.ExpatError as e:
        return [str(e)]
    return sorted(case.getAttribute('name') for case in cases if case.getElementsByTagName('failure'))


def check_library(path):
    repository = new_library()
    outcome = run(path, repository)
    check(f'{path}: without a list: status 2', outcome.status == 2, f'{outcome.failed}: {outcome.said}')
    make_list(path, repository)
    outcome = run(path, repository)
    check_results(path, 'with the list', outcome, 0)
    check(f'{path}: with the list: JUnit has no failure', junit_failures(outcome) == [], junit_failures(outcome))
    check(f'{path}: with the list: the summary has the table', '| exec' in outcome.summary, outcome.summary)
    change(repository, NEW)
    outcome = run(path, repository)
    new = unexpected(outcome)
    check_results(path, 'a new failure', outcome, 1)
    junit = junit_failures(outcome)
    check(f'{path}: a new failure: no step but that of mmapspec fails',
          outcome.failed_in('.mmapspec/ci/github/run'), outcome.failed)
    check(f'{path}: a new failure: JUnit has it', new and junit == new, f'{new} {junit}')
    check(f'{path}: a new failure: the summary names it', new and new[0] in outcome.summary, f'{new} {outcome.summary}')


def check_verdict(path, what, outcome, status, verdict):
    if 'unfit to measure' in outcome.said:
        print(f'skip - {path}: {what}: this machine is unfit to measure now')
        return
    check_results(path, what, outcome, status)
    row = re.search(r'object/adapter/mapped/slice-1M.*', outcome.summary)
    check(f'{path}: {what}: the summary says {verdict}', row and verdict in row[0], outcome.summary)


def check_gate(path):
    repository = new_library()
    change(repository, SLOW)
    slower = run(path, repository, 'main~1', 'main')
    check_verdict(path, 'a slower adapter', slower, 1, 'worse')
    check(f'{path}: a slower adapter: no step but the gate fails',
          slower.status == 0 or slower.failed_in('.mmapspec/ci/github/gate'), slower.failed)
    if '/github/' in path:  # once is enough: the same program measures
        check_verdict(path, 'a faster adapter', run(path, repository, 'main', 'main~1'), 0, 'better')
    must('git rm -q adapter.c; git commit -q -m gone', repository)
    outcome = run(path, repository, 'main~1', 'main')
    check(f'{path}: an adapter that cannot be built fails', outcome.failed_in('make adapter'), outcome.failed)


def check_file(path):
    (check_gate if path.endswith('/gate.yml') else check_library)(path)
