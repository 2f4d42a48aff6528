# SPDX-License-Identifier: MIT
"""The content of sections of the page: the matrix by area and document, differences, skips, lists
of known failures, the environment."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from . import words
from .matrix import Matrix, Row
from .page_findings import Finding, outcomes
from .records import of_kind, text
from .results import Standing, standing


def area(row: Row) -> str:
    return row.id.split(".")[0]


def sources(row: Row) -> list[dict]:
    return row.requirement["sources"] if row.requirement else []


def document(row: Row) -> str:
    """The document that the row cites first, or ""."""
    cited = sources(row)
    return cited[0]["sentence"].split("/")[0] if cited else ""


def by_area(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    return [(name, list(part)) for name, part in groupby(rows, area)]


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows by the document that they cite first, in the order of the rows."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(document(row), []).append(row)
    return parts


def matrix_parts(matrix: Matrix) -> list[tuple[str, dict[str, list[Row]]]]:
    """The matrix by area, and within it by document."""
    return [(name, by_document(rows)) for name, rows in by_area(matrix.rows)]


def clauses(matrix: Matrix) -> dict[str, dict]:
    """Every clause that a row cites, by its citation."""
    return {source["sentence"]: source for row in matrix.rows for source in sources(row)}


def differences(matrix: Matrix, rows: list[Row]) -> dict[str, list[tuple[str, list[Finding]]]]:
    """The rows that differ, by kind and area."""
    values = [row for row in rows if row.level == "informational"]
    verdicts = [row for row in rows if row.level != "informational"]
    kinds = {"Verdicts": verdicts, "Recorded values": values}
    return {title: [(name, [Finding(row, outcomes(matrix, row)) for row in part])
                    for name, part in by_area(some)]
            for title, some in kinds.items() if some}


def skipped(matrix: Matrix) -> dict[str, list[tuple[Row, list[str]]]]:
    """For each reason: the skipped rows, each with the labels of its skipped columns."""
    reasons: dict[str, dict[str, tuple[Row, list[str]]]] = {}
    for row in matrix.rows:
        for column, result in zip(matrix.columns, row.results):
            if standing(result) is Standing.SKIP:
                rows = reasons.setdefault(text(result, "message"), {})
                rows.setdefault(row.id, (row, []))[1].append(column.label)
    return {reason: list(rows.values()) for reason, rows in reasons.items()}


def wrong_entries(matrix: Matrix) -> list[dict]:
    """The wrong entries of the lists of known failures."""
    entries = []
    for record in of_kind(matrix.records, "known"):
        column = matrix.column_of(text(record, "cell"))
        entries.append({"id": text(record, "requirement"), "problem": text(record, "problem"),
                        "label": column.label if column else text(record, "cell")})
    return entries


def absent(matrix: Matrix) -> list[tuple[str, str]]:
    """The columns that cannot run here, and why."""
    return [(text(record, "column"), text(record, "reason"))
            for record in of_kind(matrix.records, "absent")]


def environment(matrix: Matrix) -> tuple[dict[str, str], list[tuple[str, dict[str, str]]]]:
    """The facts that all cells share, and for each column those that they do not share."""
    cells = [column.record for column in matrix.columns]
    common = {name for name in (cells[0] if cells else {})
              if all(name in cell and cell[name] == cells[0][name] for cell in cells)}

    def facts(cell: dict, shared: bool) -> dict[str, str]:
        return {name: words.of_json(value) for name, value in cell.items()
                if name not in ("record", "column") and (name in common) == shared}

    if not cells:
        return {}, []
    own = [(column.label, facts(column.record, False)) for column in matrix.columns]
    return facts(cells[0], True), own if len(cells) > 1 else []


def standings(matrix: Matrix) -> Counter:
    """The number of results of each standing."""
    return Counter(standing(result) for row in matrix.rows for result in row.results)
