# SPDX-License-Identifier: MIT
"""Records seen as a matrix: a column for each cell in the order of the records, a row for each
requirement in the order of the ids.  Of two results for the same place the later one counts."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from . import words
from .records import load, load_requirements, number, of_kind, text
from .results import ran, same


@dataclass
class Column:
    cell: str
    record: dict = field(default_factory=dict)  # the cell's record, {} if only results are there
    label: str = ""   # no other column of the matrix has the same
    results: int = 0  # how many rows have a result here


@dataclass
class Row:
    id: str
    level: str
    requirement: dict | None    # None: this suite has none of that id
    results: list[dict | None]  # one for each column; None: does not apply there

    def differs(self) -> bool:
        """True if the row came out in two ways, or with two values.  Only what ran counts."""
        outcomes = [result for result in self.results if ran(result)]
        return any(not same(outcomes[0], other) for other in outcomes[1:])

    def any(self, wanted: Callable[[dict], bool]) -> bool:
        return any(result is not None and wanted(result) for result in self.results)

    def groups(self, wanted: Callable[[dict], bool],
               alike: Callable[[dict, dict], bool] = same) -> list[list[int]]:
        """The columns whose results are wanted, as lists of those whose results are alike."""
        groups: list[list[int]] = []
        for column, result in enumerate(self.results):
            if result is None or not wanted(result):
                continue
            for group in groups:
                if alike(self.results[group[0]], result):
                    group.append(column)
                    break
            else:
                groups.append([column])
        return groups


@dataclass
class Matrix:
    records: list[dict]
    columns: list[Column]
    rows: list[Row]
    by_cell: dict[str, list[dict]]  # all records of kind "result"

    def column_of(self, cell: str) -> Column | None:
        return next((column for column in self.columns if column.cell == cell), None)

    def results(self, cell: str | None = None) -> list[dict]:
        """The results of that cell, or of all, in the order of the records."""
        if cell is not None:
            return self.by_cell.get(cell, [])
        return of_kind(self.records, "result")


def read(records: str, requirements: str) -> Matrix:
    """The matrix of two files, as records.py reads them."""
    return make(load(records), load_requirements(requirements))


def make(records: list[dict], requirements: dict[str, dict]) -> Matrix:
    columns: dict[str, Column] = {}
    for record in records:
        if text(record, "record") in ("cell", "result"):
            cell = text(record, "cell")
            columns.setdefault(cell, Column(cell))
            if text(record, "record") == "cell":
                columns[cell].record = record
    label(list(columns.values()), records)
    matrix = Matrix(records, list(columns.values()), [], defaultdict(list))
    fill(matrix, requirements)
    return matrix


def fill(matrix: Matrix, requirements: dict[str, dict]) -> None:
    """Give the matrix its rows."""
    place = {column.cell: k for k, column in enumerate(matrix.columns)}
    rows: dict[str, Row] = {}
    for result in matrix.results():
        name, k = text(result, "requirement"), place[text(result, "cell")]
        if name not in rows:
            rows[name] = Row(name, text(result, "level"), requirements.get(name),
                             [None] * len(place))
        matrix.columns[k].results += rows[name].results[k] is None
        rows[name].results[k] = result
        matrix.by_cell[text(result, "cell")].append(result)
    matrix.rows = [rows[name] for name in sorted(rows)]


def label(columns: list[Column], records: list[dict]) -> None:
    """Give every column a label of its own: that of its record, and as much of file system, page
    size and cell as it takes."""
    first: dict[str, dict] = {}
    for record in records:
        first.setdefault(text(record, "cell"), record)
    for column in columns:
        seen = first[column.cell]
        column.label = (text(column.record, "column") or
                        f'{text(seen, "implementation")} {text(seen, "version")}')
    tell_apart(columns, lambda column: text(column.record, "filesystem"))
    tell_apart(columns, lambda column: words.pages(int(number(column.record, "page"))))
    tell_apart(columns, lambda column: column.cell)


def tell_apart(columns: list[Column], fact: Callable[[Column], str]) -> None:
    """Add the fact to all labels that are shared now."""
    times = Counter(column.label for column in columns)
    for column in columns:
        if times[column.label] > 1:
            column.label += " · " + fact(column)
