# SPDX-License-Identifier: MIT
"""Two matrices side by side.  Columns are the same when their labels are; of what is left over,
when both sides have one column of an implementation."""

from collections import Counter
from dataclasses import dataclass

from .matrix import Column, Matrix, Row
from .records import text


@dataclass
class ColumnPair:
    label: str
    before: int | None  # its index in either matrix
    after: int | None

    @property
    def paired(self) -> bool:
        return self.before is not None and self.after is not None


@dataclass
class RowPair:
    id: str
    before: Row | None
    after: Row | None

    def results(self, column: ColumnPair) -> tuple[dict | None, dict | None]:
        """The results of that column before and after, each None if there is none."""
        return (None if self.before is None or column.before is None
                else self.before.results[column.before],
                None if self.after is None or column.after is None
                else self.after.results[column.after])


def pair_rows(before: Matrix, after: Matrix) -> list[RowPair]:
    old, new = ({row.id: row for row in m.rows} for m in (before, after))
    return [RowPair(name, old.get(name), new.get(name)) for name in sorted(old | new)]


def implementation(column: Column) -> str:
    return text(column.record, "implementation")


def pair_columns(before: Matrix, after: Matrix) -> list[ColumnPair]:
    """Those of after in their order, then what only before has."""
    old = {column.label: k for k, column in enumerate(before.columns)}
    pairs = [ColumnPair(column.label, old.get(column.label), k)
             for k, column in enumerate(after.columns)]
    pair_the_rest(before, after, pairs)
    taken = {pair.before for pair in pairs}
    return pairs + [ColumnPair(column.label, k, None)
                    for k, column in enumerate(before.columns) if k not in taken]


def pair_the_rest(before: Matrix, after: Matrix, pairs: list[ColumnPair]) -> None:
    """Pair what is left over, if it is the only column of its implementation on both sides."""
    taken = {pair.before for pair in pairs}
    left = [k for k in range(len(before.columns)) if k not in taken]
    alone = [pair for pair in pairs if pair.before is None]
    names = {k: implementation(before.columns[k]) for k in left}
    times = Counter(names.values())
    new_times = Counter(implementation(after.columns[pair.after]) for pair in alone)
    for pair in alone:
        name = implementation(after.columns[pair.after])
        if new_times[name] == 1 and times[name] == 1:
            pair.before = next(k for k in left if names[k] == name)
