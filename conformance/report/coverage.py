# SPDX-License-Identifier: MIT
"""What was really asked for: how often each class of each argument was tried in each state, added up
over all results (the member coverage of a record)."""

from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import product

from . import words
from .records import load, of_kind

NONE = "."  # a combination that nothing tried


@dataclass
class Table:
    """An argument of an operation: a row for each class, a column for each state of the operation."""

    name: str  # OPERATION.ARGUMENT
    states: list[str]
    classes: dict[str, list[str]]  # by class: the number of each state, or NONE

    @property
    def rows(self) -> list[list[str]]:
        return [[kind, *cells] for kind, cells in self.classes.items()]

    @property
    def empty(self) -> int:
        """How many combinations nothing tried."""
        return sum(row.count(NONE) for row in self.classes.values())


def run(options) -> tuple[str, int]:
    return render(tables(load(options.records))), 0


def count(records: list[dict]) -> Counter:
    """How often, by (OPERATION.ARGUMENT, CLASS, STATE)."""
    counts: Counter = Counter()
    for record in of_kind(records, "result"):
        for name, classes in members(record.get("coverage")):
            for kind, states in members(classes):
                for state, times in members(states):
                    counts[name, kind, state] += times if isinstance(times, int) else 0
    return counts


def members(value):
    return value.items() if isinstance(value, dict) else ()


def tables(records: list[dict]) -> list[Table]:
    """By operation and argument.  Classes and states are in the order in which they were tried."""
    counts = count(records)
    return [table(name, counts) for name in sorted({name for name, _, _ in counts})]


def table(name: str, counts: Counter) -> Table:
    operation = name.split(".")[0]
    states = list(dict.fromkeys(state for other, _, state in counts
                                if other.split(".")[0] == operation))
    classes = dict.fromkeys(kind for other, kind, _ in counts if other == name)
    rows = {kind: [str(counts[name, kind, state] or NONE) for state in states] for kind in classes}
    return Table(name, states, rows)


def render(found: list[Table]) -> str:
    """The states are numbered, since their names are long."""
    lines = []
    for one in found:
        lines.append(f"{words.plain(one.name)}: "
                     f"{words.count(one.empty, 'combination', 'combinations')} not tried")
        lines += [f"  {place} {words.plain(state)}" for place, state in enumerate(one.states, 1)]
        lines += aligned([["", *map(str, range(1, len(one.states) + 1))],
                          *([words.plain(cell) for cell in row] for row in one.rows)])
    return "".join(line + "\n" for line in lines) or "no result says what was tried\n"


def aligned(rows: list[list[str]]) -> list[str]:
    """The rows with the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    return ["  " + "  ".join([row[0].ljust(widths[0]),
                              *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))])
            for row in rows]


def required(text: str) -> list[tuple[str, ...]]:
    """The combinations of a table of globs: OPERATION.ARGUMENT, CLASS and STATE, separated by tabs.
    Commas in a field separate several: the combinations of each with each are required.  Empty
    lines and those that begin with # say nothing."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [globs for line in lines
            for globs in product(*(field.split(",") for field in line.split("\t")))]


def missing(wanted: list[tuple[str, ...]], records: list[dict]) -> list[tuple[str, ...]]:
    """The wanted combinations of which none was tried."""
    tried = [key for key, times in count(records).items() if times > 0]
    return [globs for globs in wanted if not any(matches(key, globs) for key in tried)]


def matches(key: tuple[str, ...], globs: tuple[str, ...]) -> bool:
    return len(key) == len(globs) and all(map(fnmatchcase, key, globs))
