# SPDX-License-Identifier: MIT
"""The form of the files: inputs, outputs, steps and programs that a file names exist and are used."""

import os
import re
import subprocess

import yaml

from told import check

ACTION = 'ci/github/action.yml'
wrong = []


def ready_files():
    """The files that a person copies into a repository."""
    paths = [f'ci/{host}/{name}' for host in ('github', 'gitlab') for name in sorted(os.listdir(f'ci/{host}'))]
    return [path for path in paths if path.endswith('.yml') and path != ACTION]


def expect(good, what):
    if not good:
        wrong.append(what)


def inputs_of(program):
    return set(re.findall(r'\bINPUT_[A-Z_]+\b', open(program).read()))


def check_script(name, script):
    done = subprocess.run(['sh', '-n'], input=script, text=True, capture_output=True)
    expect(done.returncode == 0, f'{name}: {script!r}: {done.stderr.strip()}')
    expect('${{' not in script, f'{name}: {script!r}: an expression within a script; pass it by env')
    for path in re.findall(r'(?:^|\s)\.mmapspec/(ci/\S+)', script):
        expect(os.access(path, os.X_OK), f'{name}: {path} is not a program here')


def check_step(path, step):
    expect(('uses' in step) != ('run' in step), f'{path}: a step needs either uses or run: {step}')
    if 'run' in step:
        check_script(path, step['run'])
    else:
        expect(re.fullmatch(r'[\w.-]+/[\w.-]+@[\w.]+', step['uses']),
               f'{path}: {step["uses"]} is not an action of another repository')


def check_workflow(path, workflow):
    expect('on' in workflow, f'{path}: has no `on`')
    for name, job in workflow['jobs'].items():
        expect('runs-on' in job, f'{path}: {name} has no runs-on')
        for step in job['steps']:
            check_step(path, step)


def check_pipeline(path, pipeline):
    for job in pipeline.values():
        for command in job['script']:
            check_script(path, command)


def check_ready(path):
    """Each INPUT_ variable that the file sets is read by a program that it calls."""
    text = open(path).read()
    content = yaml.safe_load(text)
    (check_workflow if 'jobs' in content else check_pipeline)(path, content)
    programs = [name for name in re.findall(r'\.mmapspec/(ci/github/\w+)', text) if os.path.exists(name)]
    read = set().union(*map(inputs_of, programs))
    for name in set(re.findall(r'^ *(INPUT_\w+):', text, re.M)) - read:
        expect(False, f'{path}: sets {name}, which none of its programs reads')


def check_action():
    text = open(ACTION).read()
    action = yaml.safe_load(text)
    [step] = action['runs']['steps']
    used = set(re.findall(r'\$\{\{ inputs\.([\w-]+) \}\}', text))
    differ = used ^ set(action['inputs'])
    expect(not differ, f'{ACTION}: inputs not used, or not declared: {differ}')
    differ = inputs_of('ci/github/run') ^ set(step['env'])
    expect(not differ, f'{ACTION}: variables not read by run, or not set: {differ}')
    for name, output in action['outputs'].items():
        value = re.fullmatch(r'\$\{\{ steps\.%s\.outputs\.(\w+) \}\}' % step['id'], output['value'])
        expect(value and re.search(r'echo "%s=' % value[1], open('ci/github/run').read()),
               f'{ACTION}: run does not write {name}')
    expect('shell' in step, f'{ACTION}: a step without a shell')
    expect(step['run'] == '"$GITHUB_ACTION_PATH/run"', f'{ACTION}: its step runs something else')
    check_script(ACTION, step['run'])


def check_structure():
    check_action()
    for path in ready_files():
        check_ready(path)
    check('names, files and scripts of ' + ' '.join([ACTION] + ready_files()), not wrong, '; '.join(wrong))
