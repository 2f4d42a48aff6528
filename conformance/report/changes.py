# SPDX-License-Identifier: MIT
"""What changed between two runs.  What an implementation does is compared, not what was expected of
it: a listed failure is new when it passed before."""

from dataclasses import dataclass
from enum import Enum

from . import causes
from .matrix import Column, Matrix
from .pairs import ColumnPair, pair_columns, pair_rows
from .records import text
from .results import bad, same, skipped, status


class Kind(Enum):
    """The kinds of change in the order of the outputs: name, and title for one and for many."""

    NEW_FAILURE = "new failure", "new failure", "new failures"
    FIXED = "fixed", "fixed", "fixed"
    NEW_SKIP = "new skip", "new skip", "new skips"
    RUN_AGAIN = "skipped no longer", "skipped no longer", "skipped no longer"
    CHANGED = "changed", "changed value", "changed values"
    APPEARED = "appeared", "appeared", "appeared"
    DISAPPEARED = "disappeared", "disappeared", "disappeared"


@dataclass
class Change:
    kind: Kind
    id: str
    column: ColumnPair
    before: dict | None
    after: dict | None


class Diff:
    """before and after; columns; changes, by requirement and then by column."""

    def __init__(self, before: Matrix, after: Matrix):
        self.before, self.after = before, after
        self.columns = pair_columns(before, after)
        self.changes = list(self.find_changes())

    def find_changes(self):
        run = [pair for pair in self.columns if pair.paired and not self.breakdown(pair)]
        for row in pair_rows(self.before, self.after):
            for pair in run:
                results = row.results(pair)
                kind = compare(*results)
                if kind is not None:
                    yield Change(kind, row.id, pair, *results)

    def breakdown(self, pair: ColumnPair) -> str:
        """Why a column that ran before does not come to run now, which is a new failure, or ""."""
        if not pair.paired or problem(self.before.columns[pair.before]):
            return ""
        return problem(self.after.columns[pair.after])

    def breakdowns(self, kind: Kind) -> list[tuple[ColumnPair, str]]:
        """The columns that broke down, if that is a change of this kind, and why."""
        if kind is not Kind.NEW_FAILURE:
            return []
        return [(pair, self.breakdown(pair)) for pair in self.columns if self.breakdown(pair)]

    def of(self, kind: Kind) -> list[Change]:
        return [change for change in self.changes if change.kind is kind]

    def count(self, kind: Kind) -> int:
        return len(self.breakdowns(kind)) + len(self.of(kind))


def title(kind: Kind, count: int) -> str:
    """ "3 new failures" """
    return f"{count} {kind.value[1 if count == 1 else 2]}"


def problem(column: Column) -> str:
    """Why the column has no results, or ""."""
    return text(column.record, "problem") if column.results == 0 else ""


def violent(result: dict | None) -> bool:
    return result is not None and status(result) in ("crash", "timeout")


def compare(before: dict | None, after: dict | None) -> Kind | None:
    """What a result did, or None."""
    if after is None:
        return Kind.DISAPPEARED if before is not None else None
    if bad(before) or bad(after):
        return compare_bad(before, after)
    if before is None:
        return Kind.APPEARED
    if skipped(before) != skipped(after):
        return Kind.NEW_SKIP if skipped(after) else Kind.RUN_AGAIN
    return None if same(before, after) else Kind.CHANGED


def compare_bad(before: dict | None, after: dict) -> Kind | None:
    """The same, if at least one of them is bad."""
    if not bad(after):
        return Kind.NEW_SKIP if skipped(after) else Kind.FIXED
    if not bad(before) or (violent(after) and not violent(before)) or causes.new(before, after):
        return Kind.NEW_FAILURE
    return None if same(before, after) else Kind.CHANGED


def outcome(result: dict | None) -> str:
    """ "pass", a recorded value, or "nothing" without a result."""
    if result is None:
        return "nothing"
    return status(result) if bad(result) else text(result, "value") or status(result)


def why(result: dict | None) -> str:
    """Why the result is bad or skipped, or "".  All of its causes, if there are several."""
    if len(causes.of(result)) > 1:
        return "; ".join(causes.titles(result))
    return text(result, "message") if bad(result) or text(result, "status") == "skip" else ""
