# SPDX-License-Identifier: MIT
"""Only the rows in which implementations differ, and who did what, as text."""

from . import matrix, words
from .records import text
from .results import Standing, bad, ran, standing, status


def run(options) -> tuple[str, int]:
    return render(matrix.read(options.records, options.requirements)), 0


def render(m: matrix.Matrix) -> str:
    rows = [row for row in m.rows if row.differs()]
    total = (f"{len(rows)} of {len(m.rows)} requirements differ between {len(m.columns)} columns\n")
    return "".join(row_text(m, row) for row in rows) + total


def row_text(m: matrix.Matrix, row: matrix.Row) -> str:
    lines = [f"{row.id}  {row.level}"]
    if row.requirement is not None:
        lines.append("    " + row.requirement["statement"])
    for group in row.groups(ran):
        labels = ", ".join(m.columns[k].label for k in group)
        lines.append(f"    {outcome(row.results[group[0]])}: {labels}")
    return "".join(line + "\n" for line in lines)


def outcome(result: dict) -> str:
    """ "fail (known)", or the value that was recorded."""
    if text(result, "value") and not bad(result):
        return words.plain(text(result, "value"))
    return status(result) + (" (known)" if standing(result) is Standing.KNOWN else "")
