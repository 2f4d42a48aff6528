# SPDX-License-Identifier: MIT
"""The cells of a row as the matrix of the page shows them.

Each cell has a mark: sign, word and class of the style, so that nothing rests on colour alone.  A
cell that is no plain pass has a page of its own, which all cells of the row share that came out
the same to the word; it is named after the first column among them: "cell-COLUMN-ID"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

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
    """What two results have in common that share a page."""
    known = result.get("known")
    return (status(result), text(result, "message"), text(result, "value"), text(result, "note"),
            repr(result.get("expected")), repr(result.get("stage")),
            text(known, "reason"), text(known, "link"))


def pages(row: Row) -> list[int | None]:
    """For each column the column that the page of its cell is named after; None: it has no page."""
    first: dict[tuple, int] = {}
    plain = (Standing.NOWHERE, Standing.PASS)
    return [None if standing(result) in plain else first.setdefault(words_of(result), column)
            for column, result in enumerate(row.results)]


@dataclass
class Run:
    """Neighbouring cells that look the same and share their page: one field of the table."""

    mark: Mark
    new: bool
    page: int | None
    hint: str  # what a reader learns by pointing at it
    count: int

    @property
    def signs(self) -> str:
        return " ".join([self.mark.sign] * self.count)


def run(cells: Iterator[tuple]) -> Run:
    """The run of these cells, each a page and a result."""
    (page, result), *others = cells
    return Run(mark(result), badness(result) != 0, page,
               text(result, "value") or text(result, "message"), 1 + len(others))


def runs(row: Row) -> Iterator[Run]:
    """The row from left to right."""
    cells = zip(pages(row), row.results)
    for _, same in groupby(cells, lambda cell: (cell[0], cell[1] is None)):
        yield run(same)
