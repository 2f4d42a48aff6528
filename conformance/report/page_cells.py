# SPDX-License-Identifier: MIT
"""The cells of a row as the matrix of the page shows them.

Each cell has a mark: a sign and a word, so that colour is never the only difference, and a class
of page.css.  A cell that is not a plain pass has a page.  Cells of a row with the same status and
the same text share one page, which is named after the first of their columns:
"cell-COLUMN-ID"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from . import causes
from .matrix import Row
from .records import text
from .results import Standing, badness, standing, status


@dataclass(frozen=True)
class Mark:
    css: str
    sign: str
    word: str


FAIL = Mark("f", "✗", "fail")
# Failures, by status.
FAILURES = {
    "fail": FAIL,
    "crash": Mark("c", "☠", "crash"),
    "timeout": Mark("o", "◷", "timeout"),
    "skip": Mark("f", "S", "skip"),
    "error": Mark("e", "!", "error"),
}
MARKS = {
    Standing.NOWHERE: Mark("n", "·", "does not apply"),
    Standing.PASS: Mark("p", "✓", "pass"),
    Standing.VALUE: Mark("i", "=", "value"),
    Standing.SKIP: Mark("s", "S", "skip"),
    Standing.KNOWN: Mark("k", "K", "known"),
    Standing.NEW_PASS: Mark("u", "✓", "passes"),
}


def mark(result: dict | None) -> Mark:
    stands = standing(result)
    if stands in MARKS:
        return MARKS[stands]
    failure = FAILURES.get(status(result), FAIL)
    if stands is Standing.TOLERATED:
        return Mark("t", failure.sign, failure.word)
    return failure


def words_of(result: dict) -> tuple:
    """Two results of a row share a page if this is equal."""
    known = result.get("known")
    return (status(result), text(result, "message"), text(result, "value"), text(result, "note"),
            repr(result.get("expected")), repr(result.get("stage")),
            text(known, "reason"), text(known, "link"), *causes.titles(result))


def pages(row: Row) -> list[int | None]:
    """For each column: the column that names the page of its cell, or None if it has no page."""
    first: dict[tuple, int] = {}
    plain = (Standing.NOWHERE, Standing.PASS)
    return [None if standing(result) in plain else first.setdefault(words_of(result), column)
            for column, result in enumerate(row.results)]


@dataclass
class Run:
    """Neighbouring cells with the same mark and the same page: one field of the table."""

    mark: Mark
    new: bool
    page: int | None
    hint: str  # the tooltip
    count: int

    @property
    def signs(self) -> str:
        return " ".join([self.mark.sign] * self.count)


def run(cells: Iterator[tuple]) -> Run:
    """Make one run of cells, each a pair of page and result."""
    (page, result), *others = cells
    return Run(mark(result), badness(result) != 0, page,
               text(result, "value") or text(result, "message"), 1 + len(others))


def runs(row: Row) -> Iterator[Run]:
    """Yield the runs of the row from left to right."""
    cells = zip(pages(row), row.results)
    for _, same in groupby(cells, lambda cell: (cell[0], cell[1] is None)):
        yield run(same)
