# SPDX-License-Identifier: MIT
"""What two runs say of themselves: columns that only one of them has, and where machine or
implementation are not the same, which is often the reason for a change."""

from . import words
from .changes import Diff
from .pairs import ColumnPair
from .results import bad

NAMES = ("version", "claims", "suite", "kernel", "architecture", "filesystem", "mount", "page",
         "privileged")


def changed(diff: Diff, pair: ColumnPair) -> dict[str, tuple]:
    """The facts of a column that both runs have and that changed: {name: (before, after)}."""
    if not pair.paired:
        return {}
    before = diff.before.columns[pair.before].record
    after = diff.after.columns[pair.after].record
    return {name: (before[name], after[name]) for name in NAMES
            if name in before and name in after and before[name] != after[name]}


def alone(diff: Diff, pair: ColumnPair) -> tuple[int, int] | None:
    """Of a column that only one run has: how many results, and how many of them are failures."""
    if pair.paired:
        return None
    m, k = (diff.before, pair.before) if pair.after is None else (diff.after, pair.after)
    return m.columns[k].results, sum(bad(row.results[k]) for row in m.rows)


def lines(diff: Diff) -> list[str]:
    """The facts as lines of text: a column that only one run has is one, and a change that several
    columns share is said of the first."""
    facts = [(pair, name, change) for pair in diff.columns
             for name, change in changed(diff, pair).items()]
    said = []
    for pair in diff.columns:
        said += alone_line(diff, pair)
        for name, change in changed(diff, pair).items():
            sharers = [p for p, n, c in facts if (n, c) == (name, change)]
            if sharers[0] is pair:
                said.append(fact_line(pair, len(sharers) - 1, name, *change))
    return said


def alone_line(diff: Diff, pair: ColumnPair) -> list[str]:
    numbers = alone(diff, pair)
    if numbers is None:
        return []
    what = "disappeared" if pair.after is None else "appeared"
    return [f"column {what}: {words.plain(pair.label)}, with {numbers[0]} results, "
            f"{numbers[1]} of them failures"]


def fact_line(pair: ColumnPair, others: int, name: str, before, after) -> str:
    more = f" and {others} more" if others else ""
    return (f"{words.plain(pair.label)}{more}: {name} {words.of_json(before)} -> "
            f"{words.of_json(after)}")
