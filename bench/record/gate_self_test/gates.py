# SPDX-License-Identifier: MIT
"""Runs gates of one build against itself, and asks the gate to judge ratios.

The judgement is the gate's own: nothing here decides whether a row is worse."""
import contextlib
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import numpy

from log import Failure, short

BUILD = pathlib.Path(sys.argv[0]).resolve().parent.parent  # this program is beside the gate
GATE = BUILD / "bench" / "mmapspec-gate"
NO_GATE = (2, 3)  # statuses without a result: set-up failed, or no row


def pattern(names: list[str]) -> str:
    """An extended regular expression that matches these rows only."""
    return "^(" + "|".join(re.sub(r"([][\\^$.|()*+?{}])", r"\\\1", name) for name in names) + ")$"


@contextlib.contextmanager
def slower_build(extra: dict[int, list[str]]):
    """A build folder whose benchmark really does so many percent more work in these rows."""
    work = [word for percent, names in extra.items()
            for word in ("--extra-work", f"{percent}={pattern(names)}")]
    with tempfile.TemporaryDirectory(prefix="mmapspec-gate-") as folder:
        program = pathlib.Path(folder, "bench", "mmapspec-bench")
        program.parent.mkdir()
        real = shlex.quote(str(BUILD / "bench" / program.name))
        program.write_text(f'#!/bin/sh\nexec {real} "$@" {shlex.join(work)}\n', encoding="utf-8")
        program.chmod(0o700)
        yield folder


def run(head: str | pathlib.Path, arguments: list[str]) -> dict:
    """What a gate of this build against head says, as its --json has it."""
    with tempfile.NamedTemporaryFile(prefix="mmapspec-gate-", suffix=".json") as out:
        command = [GATE, BUILD, head, *arguments, "--json", out.name]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as gate:
            try:
                status = gate.wait()
            except BaseException:
                gate.terminate()
                raise
        if status < 0:
            raise Failure(f"a gate was ended by signal {-status}")
        if status in NO_GATE:
            raise Failure("", status)  # the gate has said why
        return json.loads(pathlib.Path(out.name).read_bytes(), parse_float=short)


def worse(rows: list[tuple[bool, numpy.ndarray]], confirm: bool, seed: int) -> list[bool]:
    """For each row (is it cold?, its ratios, with NAN for what is missing): does it trip?

    With confirm: is it worse in the pairs that confirm?"""
    stage = "confirm" if confirm else "trip"
    lines = [" ".join(["cold" if cold else "warm", stage,
                       *map(repr, ratios[numpy.isfinite(ratios)].tolist())]) + "\n"
             for cold, ratios in rows]
    answer = subprocess.run([GATE, "--judge", str(seed)], input="".join(lines),
                            stdout=subprocess.PIPE, text=True, check=True)
    return [line == "worse" for line in answer.stdout.splitlines()]
