# SPDX-License-Identifier: MIT
"""The steps of a file for GitHub or GitLab, run in a clone of a library's repository.

They run in a folder with a repository of this tree, and an environment that needs no network.
The programs of $BUILD are used, so that mmapspec is not built again."""

import itertools
import os
import re
import shlex
import shutil
import subprocess
import tempfile

import yaml

folder = tempfile.mkdtemp()
build = os.path.abspath(os.environ['BUILD'])
SERVER = 'https://github.com'
fresh = itertools.count()

# ci/setup finds every package installed.  `make -C .mmapspec` is a dry run, after which the
# programs of $BUILD are in .mmapspec/build.  The gate takes few samples.
PROGRAMS = {
    'bin/apt-get': 'exit 0',
    'bin/dpkg-query': 'printf installed',
    'bin/make': f'''case " $* " in
*" -C .mmapspec "*) '{shutil.which("make")}' -n "$@" >/dev/null && ln -s '{folder}/build' .mmapspec/build ;;
*) exec '{shutil.which("make")}' "$@" ;;
esac''',
    'build/mmapspec': f'''[ "$1" != gate ] || set -- "$@" --pairs 5 --confirm 5 --repetitions 5
exec '{build}/mmapspec' "$@"''',
}
ENVIRONMENT = {
    'PATH': f'{folder}/bin:{os.environ["PATH"]}', 'HOME': folder, 'TMPDIR': folder, 'LC_ALL': 'C',
    'GIT_CONFIG_NOSYSTEM': '1', 'GIT_CONFIG_COUNT': '1',
    'GIT_CONFIG_KEY_0': f'url.file://{folder}/mmapspec.git.insteadOf',
    'GIT_CONFIG_VALUE_0': f'{SERVER}/OWNER/mmapspec', 'GIT_AUTHOR_NAME': 'A', 'GIT_AUTHOR_EMAIL': 'a@example.org',
    'GIT_COMMITTER_NAME': 'A', 'GIT_COMMITTER_EMAIL': 'a@example.org',
}


def sh(script, cwd, env={}):
    """Run a script, which ends at the first command that fails.  Returns its status and output."""
    done = subprocess.run(['sh', '-e', '-c', script], cwd=cwd, env={**ENVIRONMENT, **env}, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def must(script, cwd, env={}):
    status, said = sh(script, cwd, env)
    if status != 0:
        raise RuntimeError(f'{script}: {said}')
    return said.strip()


def new_folder(name):
    path = f'{folder}/{next(fresh)}-{name}'
    os.mkdir(path)
    return path


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as out:
        out.write(text)


for name, body in PROGRAMS.items():
    write(f'{folder}/{name}', f'#!/bin/sh\n{body}\n')
    os.chmod(f'{folder}/{name}', 0o755)
os.symlink(f'{build}/bench', f'{folder}/build/bench')
# The tree with its uncommitted changes.
must(f'''export GIT_DIR='{folder}/mmapspec.git' GIT_WORK_TREE=.
git init -q; git add -A; git commit -q -m tree; git tag TAG''', os.getcwd())


class Outcome:
    """A pipeline's status and output are those of the step that failed, or 0 and the last step's."""

    def __init__(self, workspace):
        self.workspace, self.status, self.failed, self.said, self.summary = workspace, 0, None, '', ''
        self.missing = []  # paths to upload that do not exist

    def step(self, script, env):
        self.status, self.said = sh(script, self.workspace, env)
        if self.status != 0:
            self.failed = script

    def failed_in(self, start):
        return self.failed is not None and self.failed.startswith(start)

    def upload(self, path):
        if not os.path.exists(os.path.join(self.workspace, path)):
            self.missing.append(path)

    def read(self, name):
        path = os.path.join(self.workspace, 'mmapspec-results', name)
        return open(path).read() if os.path.exists(path) else ''


def value(text, context):
    """Replace each ${{ NAME }} by its value in the context."""
    return re.sub(r'\$\{\{ ([\w.]+) \}\}', lambda found: context[found[1]], text)


def checkout(outcome, step, repository, context):
    given = {name: value(text, context) for name, text in step.get('with', {}).items()}
    url = f'{SERVER}/{given["repository"]}' if 'repository' in given else f'file://{repository}'
    path = given.get('path', '.')
    ref = given.get('ref', 'main')
    must(f"git clone -q '{url}' '{path}' && git -C '{path}' checkout -q '{ref}'", outcome.workspace)


def use(outcome, step, repository, context):
    if step['uses'].startswith('actions/checkout@'):
        checkout(outcome, step, repository, context)
    elif step['uses'].startswith('actions/upload-artifact@'):
        outcome.upload(step['with']['path'])
    elif not os.path.exists(os.path.join(outcome.workspace, step['uses'], 'action.yml')):
        outcome.status, outcome.failed, outcome.said = 127, step['uses'], 'no such action in this repository'
    else:
        raise RuntimeError(f'{step["uses"]}: this check does not know the action')


def github(path, repository, base, head):
    """Run the jobs in order, up to the first that fails."""
    workflow = yaml.safe_load(open(path))
    for job in workflow['jobs'].values():
        outcome = Outcome(new_folder('github'))
        files = {name: f'{outcome.workspace}-{name}' for name in ('GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT')}
        context = {f'env.{name}': text for name, text in workflow.get('env', {}).items()}
        context.update({'github.event.pull_request.base.sha': base, 'github.event.pull_request.head.sha': head})
        for step in job['steps']:
            if outcome.failed and step.get('if') != 'always()':
                continue
            if 'uses' in step:
                use(outcome, step, repository, context)
            else:
                outcome.step(step['run'], {**workflow.get('env', {}), **step.get('env', {}), **files})
        if os.path.exists(files['GITHUB_STEP_SUMMARY']):
            outcome.summary = open(files['GITHUB_STEP_SUMMARY']).read()
        if outcome.failed:
            break
    return outcome


def gitlab(path, repository, base, head):
    """Run the one job: all lines of its script in one shell."""
    [job] = yaml.safe_load(open(path)).values()
    outcome = Outcome(new_folder('gitlab'))
    must(f"git clone -q 'file://{repository}' . && git checkout -q {head}", outcome.workspace)
    at = f'{outcome.workspace}-at'  # holds the line being run
    script = '\n'.join(f'echo {shlex.quote(line)} >{at}\n{line}' for line in job['script'])
    outcome.step(script, {**job['variables'], 'CI_MERGE_REQUEST_DIFF_BASE_SHA': base})
    outcome.failed = outcome.failed and open(at).read()
    artifacts = job['artifacts']
    for name in artifacts['paths'] + list(artifacts.get('reports', {}).values()):
        outcome.upload(name)
    outcome.summary = outcome.read('summary.md') + outcome.read('gate.md')
    return outcome


def run(path, repository, base='HEAD', head='main'):
    base, head = must(f'git rev-parse {base} {head}', repository).split()
    return (github if '/github/' in path else gitlab)(path, repository, base, head)
