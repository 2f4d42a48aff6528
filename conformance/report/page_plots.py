# SPDX-License-Identifier: MIT
"""The plots of a folder as images of the page, and the tables beside them.

A plot is an <img>, so that its styles and scripts cannot reach the page.  A table is NAME.tsv with
fields between tabs; its first line is the head."""

import base64
import html
import os
import re
from dataclasses import dataclass

from .errors import ReportError

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass
class Figure:
    name: str
    caption: str  # the question that the plot answers
    type: str
    data: str     # in base64
    numbers: list[list[str]]  # the table of the same name, or []


def question(name: str, suffix: str, data: bytes) -> str:
    """The title of an SVG file, or the file's name if the title only names the program that drew
    it."""
    drawing = data.decode("utf-8", "replace") if suffix == ".svg" else ""
    for element in ("title", "desc"):
        found = re.search(f"<{element}>(.*?)</{element}>", drawing, re.DOTALL)
        if found and found[1] and not found[1].startswith(("Gnuplot", "Produced by")):
            return html.unescape(found[1])
    return re.sub("[-_]", " ", name)


def table(folder: str, name: str) -> list[list[str]]:
    """The lines of NAME.tsv, or [] if there is no table or only its head."""
    try:
        with open(os.path.join(folder, name + ".tsv"), encoding="utf-8", errors="replace") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
    except OSError:
        return []
    return rows if len(rows) > 1 else []


def figures(folder: str) -> list[Figure]:
    """The plots of the folder in the order of their names.  If a plot exists as SVG and as PNG,
    only the SVG is used.  Raises ReportError if the folder or a plot cannot be read."""
    found = []
    path = folder
    try:
        names = sorted(name for name in os.listdir(folder) if os.path.splitext(name)[1] in TYPES)
        for file in names:
            name, suffix = os.path.splitext(file)
            path = os.path.join(folder, file)
            if suffix == ".png" and name + ".svg" in names:
                continue
            with open(path, "rb") as plot:
                data = plot.read()
            if data:
                found.append(Figure(name, question(name, suffix, data), TYPES[suffix],
                                    base64.b64encode(data).decode(), table(folder, name)))
    except OSError as error:
        raise ReportError(f"cannot read {path}: {error.strerror}") from None
    return found
