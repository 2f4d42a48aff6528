# SPDX-License-Identifier: MIT
"""TAP 13: a point for each result.  A point that fails without failing the run is a TODO; an
unexpected pass is "not ok", for TAP itself would let it through."""

import json
import re

from . import causes, matrix, skips, words
from .records import items, of_kind, text
from .results import Standing, standing, status


def run(options) -> tuple[str, int]:
    return render(matrix.read(options.records, options.requirements)), 0


def render(m: matrix.Matrix) -> str:
    points = Points()
    for k, column in enumerate(m.columns):
        write_column(points, m, k)
    write_others(points, m)
    plan = f"1..{points.number}" + (" # SKIP no results" if points.number == 0 else "")
    return "\n".join(["TAP version 13", *points.lines, plan, ""])


class Points:
    """The lines of numbered points."""

    def __init__(self):
        self.lines: list[str] = []
        self.number = 0

    def add(self, ok: bool, label: str, name: str, directive: str = "") -> None:
        self.number += 1
        mark = "ok" if ok else "not ok"
        self.lines.append(f"{mark} {self.number} - {escape(label)}: {escape(name)}{directive}")

    def comment(self, name: str, value: str) -> None:
        self.lines.append(f"# {escape(name)}: {escape(value)}")


def escape(value: str) -> str:
    """Text inside a point: a "#" would begin a directive."""
    return re.sub(r"[#\\]", r"\\\g<0>", words.plain(value))


def write_column(points: Points, m: matrix.Matrix, k: int) -> None:
    column = m.columns[k]
    if text(column.record, "problem"):
        points.add(False, column.label, text(column.record, "problem"))
    for row in m.rows:
        if row.results[k] is not None:
            write_result(points, column.label, row, row.results[k])
    untested = skips.untested(m.results(column.cell))
    if untested:
        points.comment("nothing was tested", untested)


def write_result(points: Points, label: str, row: matrix.Row, result: dict) -> None:
    stands = standing(result)
    ok = stands in (Standing.PASS, Standing.VALUE, Standing.SKIP)
    points.add(ok, label, row.id, directive(result, stands))
    if not ok:
        points.lines += details(row, result)


def directive(result: dict, stands: Standing) -> str:
    if stands is Standing.SKIP:
        return " # SKIP " + escape(text(result, "message"))
    if stands is Standing.KNOWN:
        return " # TODO " + escape(text(result["known"], "reason"))
    return " # TODO does not fail the run" if stands is Standing.TOLERATED else ""


def details(row: matrix.Row, result: dict) -> list[str]:
    """The YAML block.  A block with nothing in it ends some readers: its status is always there."""
    members = {"status": status(result) or "none", "level": text(result, "level"),
               "statement": text(row.requirement, "statement"),
               "sources": text(row.requirement, "cites"), "message": text(result, "message"),
               "handles": text(result, "handles"), "note": text(result, "note"),
               "link": text(result.get("known"), "link")}
    lists = {"causes": causes.titles(result), "transcript": items(result, "transcript")}
    rerun = text(result, "rerun")
    return ["  ---", *(f"  {name}: {quote(value)}" for name, value in members.items() if value),
            *(line for name, values in lists.items() if values
              for line in [f"  {name}:", *("    - " + quote(value) for value in values)]),
            *([f"  rerun: {quote(rerun)}"] if rerun else []), "  ..."]


def quote(value) -> str:
    """JSON's strings are YAML's."""
    return json.dumps(value, ensure_ascii=False)


def write_others(points: Points, m: matrix.Matrix) -> None:
    """What belongs to no result: wrong entries of the lists, and what is absent."""
    for record in m.records:
        if text(record, "record") == "known":
            column = m.column_of(text(record, "cell"))
            points.add(False, column.label if column else "?", text(record, "requirement"))
            points.comment("in the list of known failures", text(record, "problem"))
        elif text(record, "record") == "absent":
            points.lines.append(f'# absent: {escape(text(record, "column"))}: '
                                f'{escape(text(record, "reason"))}')
