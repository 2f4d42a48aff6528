# SPDX-License-Identifier: MIT
"""The pages of the cells as JSON.  cells.js draws the page that is opened.

The data hold each line of text once, in a list.  A text is a list of indices into it, because
transcripts and scripts of one requirement share most of their lines."""

import json
import re
from dataclasses import astuple

from . import causes
from .matrix import Matrix, Row
from .page_cells import Mark, mark, pages
from .page_text import clean, is_link, message_parts
from .records import text
from .results import Standing, standing

# The bytes of large writes in hexadecimal, of which many begin and end alike.
LONG = re.compile(r"([0-9a-f]{512})")
LINES_SHOWN = 16  # the last lines of a transcript
LINE_SHOWN = 400  # bytes of each line

EXPECTED = {
    Standing.VALUE: "Nothing: the value is recorded, and not judged.",
    Standing.SKIP: "It was not run.",
}
# The members of a result in which cells that share a page may differ.
EVIDENCE = ("transcript", "stderr", "replay", "program", "causes")


class Lines:
    """All lines, long parts of lines and marks of the data, each once."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.long: dict[str, int] = {}
        self.marks: dict[Mark, int] = {}

    def add_mark(self, mark: Mark) -> int:
        return self.marks.setdefault(mark, len(self.marks))

    def add(self, value: str) -> list[int]:
        return [self.places.setdefault(line, len(self.places))
                for line in clean(value).split("\n")]

    def packed(self) -> list[str | list]:
        """Return the lines.  One with long parts is a list, in which these are indices."""
        return [self.parts(line) if LONG.search(line) else line for line in self.places]

    def parts(self, line: str) -> list[str | int]:
        return [self.long.setdefault(part, len(self.long)) if LONG.fullmatch(part) else part
                for part in LONG.split(line) if part]

    def add_all(self, parts: dict[str, str]) -> dict[str, list[int]]:
        return {name: self.add(value) for name, value in parts.items() if value != ""}


def shortened(line: str) -> str:
    """Truncate a line of a transcript to LINE_SHOWN bytes of whole characters."""
    data = line.encode()
    return line if len(data) <= LINE_SHOWN else data[:LINE_SHOWN].decode(errors="ignore") + "…"


def transcript(result: dict) -> str:
    """The last lines of the result's transcript, or ""."""
    lines = result.get("transcript")
    if not isinstance(lines, list) or lines == []:
        return ""
    before = len(lines) - LINES_SHOWN
    shown = [shortened(line if isinstance(line, str) else "") for line in lines[-LINES_SHOWN:]]
    return "\n".join(([f"({before} lines before)"] if before > 0 else []) + shown)


def evidence(result: dict) -> dict[str, str]:
    parts = {name: text(result, name) for name in ("stderr", "rerun", "replay", "program")}
    return {"transcript": transcript(result), **parts}


def observation(result: dict) -> dict[str, str]:
    """The expected and the observed outcome."""
    message = text(result, "message")
    parts = message_parts(message) or {
        "expectation": EXPECTED.get(standing(result), "What the statement says."),
        "found": message or text(result, "value") or text(result, "status")}
    if text(result, "stage") == "fixture":
        parts["fixture"] = "It ended while the test was being prepared."
    if "cuts" in result:
        parts["cuts"] = ("The power cuts were of an ext4 image of the suite's own, not of the "
                         "directory under test.")
    return parts


def reason(result: dict) -> dict[str, str]:
    """Why a failure is known, and the note.  Only a web address becomes a link."""
    why, link = text(result.get("known"), "reason"), text(result.get("known"), "link")
    if not is_link(link):
        why, link = f"{why} {link}".strip(), ""
    return {"reason": why, "link": link, "note": text(result, "note")}


def left(result: dict, lines: Lines) -> dict:
    """What a result left: its evidence, and under "causes" the evidence and the title of each."""
    each = [lines.add_all({"title": causes.title(cause), **evidence(cause)})
            for cause in causes.of(result)]
    return {**lines.add_all(evidence(result)), **({"causes": each} if each else {})}


def same_evidence(a: dict, b: dict) -> bool:
    return all(a.get(name) == b.get(name) for name in EVIDENCE)


def cell(row: Row, columns: list[int], lines: Lines) -> dict:
    """The page that the columns share: the parts of page_cell.html, and under "others" the
    evidence of each column that differs from that of the first."""
    first = row.results[columns[0]]
    others = [[column, left(row.results[column], lines)] for column in columns[1:]
              if not same_evidence(first, row.results[column])]
    parts = {**observation(first), **reason(first)}
    page = {"columns": columns, "mark": lines.add_mark(mark(first)), **lines.add_all(parts),
            **left(first, lines)}
    return {**page, "others": others} if others else page


def row_cells(row: Row, lines: Lines) -> dict[int, dict]:
    """The pages of the row by the column that names each."""
    shared: dict[int, list[int]] = {}
    for column, page in enumerate(pages(row)):
        if page is not None:
            shared.setdefault(page, []).append(column)
    return {page: cell(row, columns, lines) for page, columns in shared.items()}


def details(matrix: Matrix) -> str:
    """Return the data as JSON that is safe inside a <script> element."""
    lines = Lines()
    cells = {row.id: row_cells(row, lines) for row in matrix.rows}
    data = {"columns": [clean(column.label) for column in matrix.columns],
            "cells": {name: shared for name, shared in cells.items() if shared},
            "marks": list(map(astuple, lines.marks)), "lines": lines.packed(),
            "long": list(lines.long)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
