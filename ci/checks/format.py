# SPDX-License-Identifier: MIT
"""Every file of C and C++ is as .clang-format says."""
import re
import shutil

import pytest

from command import run

SOURCES = run("git", "ls-files", "*.c", "*.h", "*.cc").stdout.split()
if not SOURCES or not shutil.which("clang-format"):
    pytest.skip("needs git, its repository and clang-format", allow_module_level=True)
VERSION = run("clang-format", "--version").stdout.strip()


@pytest.fixture(scope="module")
def faults():
    """The first line that is otherwise, of each file that has one."""
    done = run("clang-format", "--dry-run", "-Werror", "--ferror-limit=1", *SOURCES)
    found = re.findall(r"^([^\s:]+):(\d+):\d+: error:", done.stderr, re.M)
    assert done.returncode == bool(found), done.stderr
    return {path: line for path, line in reversed(found)}


@pytest.mark.parametrize("path", SOURCES)
def test_format_of(path, faults):
    assert path not in faults, f"line {faults[path]}; run: clang-format -i {path}; here: {VERSION}"
