# SPDX-License-Identifier: MIT
"""What the checks in Python share: the programs of $BUILD, and how they are run."""
import json
import os
import pathlib
import subprocess
import sys

BUILD = pathlib.Path(os.environ["BUILD"])
MMAPSPEC = str(BUILD / "mmapspec")
REFERENCE = str(BUILD / "impl/reference/adapter")
CONTROL = str(BUILD / "control")


def run(*command, **options):
    """Run a command to its end, output as text unless options say otherwise."""
    return subprocess.run(command, **{"capture_output": True, "text": True, **options})


def mmapspec(*arguments, **options):
    """Run mmapspec with these arguments."""
    return run(MMAPSPEC, *arguments, **options)


def records(path, kind="result"):
    """The records of that kind in a file of results."""
    with open(path, encoding="utf-8") as lines:
        return [r for r in map(json.loads, lines) if r["record"] == kind]


def write_program(path, text):
    """Make an executable file; its folder is made if it is missing."""
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path
