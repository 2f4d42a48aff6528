# SPDX-License-Identifier: MIT
"""The columns of a row in groups with the same failure, or with the same verdict and value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import causes
from .matrix import Matrix, Row
from .page_cells import Mark, mark, pages
from .page_text import message_parts
from .records import text
from .results import Standing, bad, badness, ran, same, standing, status

# If there are more new requirements or differences, the rest is folded.
OPEN_SHOWN = 40


@dataclass
class Group:
    """Columns of one row and what they have in common."""

    labels: list[str]
    mark: Mark
    page: int | None  # of the cell page "cell-PAGE-ID", or None
    value: str        # shown instead of the mark unless it is ""
    message: str
    parts: dict[str, str] | None
    reason: str
    link: str
    note: str
    causes: list[str]
    rerun: str


@dataclass
class Finding:
    row: Row
    groups: list[Group]
    reason: str = ""  # why the first wanted result is known, or ""
    columns: int = 0


def is_new(result: dict) -> bool:
    return badness(result) != 0


def is_known(result: dict) -> bool:
    return standing(result) is Standing.KNOWN


def is_tolerated(result: dict) -> bool:
    return standing(result) is Standing.TOLERATED


def same_failure(a: dict, b: dict) -> bool:
    return (status(a) == status(b) and causes.titles(a) == causes.titles(b)
            and all(text(a, name) == text(b, name) for name in ("message", "note")))


def same_reason(a: dict, b: dict) -> bool:
    left, right = a.get("known"), b.get("known")
    return (same_failure(a, b) and text(left, "reason") == text(right, "reason")
            and text(left, "link") == text(right, "link"))


def group(matrix: Matrix, row: Row, columns: list[int], page: int | None) -> Group:
    result = row.results[columns[0]]
    known, message = result.get("known"), text(result, "message")
    value = text(result, "value") if "value" in result and not bad(result) else ""
    return Group([matrix.columns[column].label for column in columns], mark(result), page, value,
                 message, message_parts(message), text(known, "reason"), text(known, "link"),
                 text(result, "note"), causes.titles(result), text(result, "rerun"))


def groups(matrix: Matrix, row: Row, wanted: Callable, alike: Callable) -> list[Group]:
    leads = pages(row)
    return [group(matrix, row, columns, leads[columns[0]]) for columns in row.groups(wanted, alike)]


def new(matrix: Matrix) -> list[Finding]:
    """The rows with a result that is not as expected, the worst first."""
    worst = {row.id: max(map(badness, row.results)) for row in matrix.rows}
    rows = sorted((row for row in matrix.rows if worst[row.id]), key=lambda row: -worst[row.id])
    return [Finding(row, groups(matrix, row, is_new, same_failure)) for row in rows]


def listed(matrix: Matrix, wanted: Callable, alike: Callable) -> Iterator[Finding]:
    """Yield each row with a wanted result."""
    for row in matrix.rows:
        found = [result for result in row.results if result is not None and wanted(result)]
        if found:
            reason = text(found[0].get("known"), "reason")
            yield Finding(row, groups(matrix, row, wanted, alike), reason, len(found))


def tolerated(matrix: Matrix) -> list[Finding]:
    return list(listed(matrix, is_tolerated, same_failure))


def known(matrix: Matrix) -> list[Finding]:
    return list(listed(matrix, is_known, same_reason))


def outcomes(matrix: Matrix, row: Row) -> list[Group]:
    """The columns that ran, grouped by verdict and value."""
    return groups(matrix, row, ran, same)


def common_value(row: Row) -> str:
    """The value that every column recorded that ran the row, or "" if there is none."""
    values = {text(result, "value") for result in row.results if ran(result)}
    return values.pop() if len(values) == 1 else ""
