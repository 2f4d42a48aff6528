# SPDX-License-Identifier: MIT
"""Where pipelines run: a repository of this tree, and an environment that needs no network."""

import itertools
import os
import shutil
import subprocess
import sys

folder = os.path.abspath(sys.argv[1])
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
        raise SystemExit(f'{script}: {said}')
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
