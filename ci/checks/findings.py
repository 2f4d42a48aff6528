# SPDX-License-Identifier: MIT
"""Every finding has what its readers need, impl/FINDINGS.md is what the lists say, and each
program shows what it says where its implementation is installed."""
import fnmatch
import functools
import json
import operator
import os
import pathlib
import re
import shutil

import pytest

from command import mmapspec, run

IMPL = pathlib.Path(os.environ.get("MMAPSPEC_IMPL", "impl"))
FOUND = [line.split() for line in mmapspec("list", "--implementations").stdout.splitlines()]
# What is absent is told once, by the check implementations.
PROGRAMS = [program for name in sorted({words[0] for words in FOUND if words[2] != "absent:"})
            for program in sorted((IMPL / name / "findings").glob("*"))]
# The interpreters of Python, by the label of their column.
PYTHONS = {words[1]: words[2] for words in FOUND if words[0] == "cpython" and words[2].startswith("/")}
COMPARE = {">=": operator.ge, "<": operator.lt, "==": operator.eq}
ABSENT = 77  # the status of a program that does not have what it needs


def holds(constraint, label):
    """Whether the version in a label is within a constraint such as ">=3.0 <3.15"."""
    version = ([int(n) for n in re.findall(r"\d+", label)] + [0])[:2]
    return all(COMPARE[how](version, [int(n) for n in number.split(".")])
               for how, number in re.findall(r"(>=|<|==)([\d.]+)", constraint))


def pythons_of(findings):
    """The interpreters found that the known failures of these findings are about."""
    for finding, entry in ((finding, entry) for finding in findings for entry in finding.get("entries", [finding])):
        when = {**finding, **entry}.get("when", {})
        for label, python in PYTHONS.items():
            if fnmatch.fnmatchcase(label, when.get("column", "*")) and \
                    holds(when.get("version", ""), label) and holds(when.get("claim", ""), label):
                yield python


@functools.cache
def interpreters(program):
    """Those that show what a program of Python's shows, each once; None if no known failure names it."""
    known = json.loads((program.parents[1] / "known-failures.json").read_text(encoding="utf-8"))
    named = [finding for finding in known if finding["finding"] == program.stem]
    return dict.fromkeys(pythons_of(named)) if named else None


OF_PYTHON = [program for program in PROGRAMS if program.match("cpython/findings/*.py")]
NOT_HERE = [program for program in OF_PYTHON if interpreters(program) == {}]


def sections(page):
    """The page but for its sum, and but for implementations whose folder is gone."""
    parts = re.split(r"^(?=## )", re.sub(r"^\d+ findings in .*\n", "", page, flags=re.M), flags=re.M)
    return [part.strip() for part in parts
            if not part.startswith("## ") or pathlib.Path("impl", re.match(r"## \[(.*?)\]", part)[1]).is_dir()]


@pytest.fixture(scope="module")
def findings():
    return run("env", "-u", "MMAPSPEC_IMPL", os.environ["BUILD"] + "/mmapspec", "list", "--findings")


def test_every_known_failure_has_a_finding_a_judgement_and_a_program(findings):
    assert findings.returncode == 0, findings.stderr


def test_findings_md_is_up_to_date(findings):
    kept = pathlib.Path("impl/FINDINGS.md").read_text(encoding="utf-8")
    assert sections(findings.stdout) == sections(kept), "run build/mmapspec list --findings >impl/FINDINGS.md"


@pytest.mark.parametrize("program", [program for program in PROGRAMS if program not in OF_PYTHON], ids=str)
def test_shows(program):
    asked = re.match(rb"#!/usr/bin/env (?:-S )?(\S*)", program.read_bytes())
    if asked and not shutil.which(asked[1].decode()):
        pytest.skip(f"needs {asked[1].decode()}")
    done = run(program)
    said = done.stdout + done.stderr
    if done.returncode == ABSENT:
        pytest.skip(said.splitlines()[-1])
    assert done.returncode == 0, said


@pytest.mark.parametrize("program", [program for program in OF_PYTHON if program not in NOT_HERE], ids=str)
def test_shows_on_one_at_least_of_its_pythons(program):
    assert interpreters(program), "no known failure names it"
    done = [run(python, program) for python in interpreters(program)]
    said = " ".join(one.stdout + one.stderr for one in done)
    if all(one.returncode == ABSENT for one in done):
        pytest.skip(said)
    assert 0 in [one.returncode for one in done], said


if NOT_HERE:
    def test_versions_of_python():
        pytest.skip("not here are those of " + " ".join(program.name for program in NOT_HERE))
