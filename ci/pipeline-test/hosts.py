# SPDX-License-Identifier: MIT
"""The steps of a file for GitHub or GitLab, run in a clone of a library's repository."""

import os
import re
import shlex

import yaml

from place import SERVER, must, new_folder, sh


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
        raise SystemExit(f'{step["uses"]}: this check does not know the action')


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
