# SPDX-License-Identifier: MIT
"""The report page: one HTML file that needs no network and opens on what is new.

The templates page*.html write all of its HTML.  The content of a closed <details> stands inside
<noscript>.  A browser keeps it as one text until page.js draws it; a browser without scripts shows
it as it is.  Only the pages of the cells are data (page_details.py)."""

import os

from markupsafe import Markup

from . import coverage
from . import matrix as matrix_of
from . import page_findings, page_plots, page_sections, page_text, records, scores, skips, words
from .matrix import Matrix
from .page_cells import FAILURES, MARKS, runs
from .page_details import details
from .results import Standing
from .templates import environment

MARKS_BY_NAME = {**{stands.name: mark for stands, mark in MARKS.items()}, **FAILURES}
SCRIPTS = ("filter.js", "cells.js", "page.js")


def part(name: str) -> Markup:
    """A style sheet or a script of this folder, which is not escaped."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return Markup(file.read())


def facts(matrix: Matrix) -> dict:
    """The head of the page and its first table."""
    machine = " · ".join(filter(None, (words.machine(matrix), words.mutants(matrix))))
    return {
        "title": words.suite(matrix),
        "machine": machine,
        "seconds": words.seconds(matrix),
        "untested": skips.untested(matrix.results()),
        "cuts": words.cuts(matrix.records),
        "absent": page_sections.absent(matrix),
        "titles": scores.TITLES,
        "scores": scores.make(matrix),
    }


def findings(matrix: Matrix) -> dict:
    """New, tolerated, known and skipped results by requirement, and how many there are."""
    count = page_sections.standings(matrix)
    return {
        "new": page_findings.new(matrix),
        "new_count": count[Standing.NEW] + count[Standing.NEW_PASS],
        "wrong_entries": page_sections.wrong_entries(matrix),
        "tolerated": page_findings.tolerated(matrix),
        "tolerated_count": count[Standing.TOLERATED],
        "known": page_findings.known(matrix),
        "known_count": count[Standing.KNOWN],
        "skipped": page_sections.skipped(matrix),
        "skipped_count": count[Standing.SKIP],
    }


def sections(matrix: Matrix) -> dict:
    """Differences, the matrix, the environment and the coverage."""
    differing = [row for row in matrix.rows if row.differs()]
    common, own = page_sections.environment(matrix)
    return {
        "differing": {row.id for row in differing},
        "differences": page_sections.differences(matrix, differing),
        "areas": page_sections.matrix_parts(matrix),
        "clauses": page_sections.clauses(matrix),
        "common": common,
        "own": own,
        "coverage": coverage.tables(matrix.records),
    }


def plots(folder: str | None) -> dict:
    """The figures of the folder (None: there is no folder) and its table when.tsv."""
    return {"figures": page_plots.figures(folder) if folder else None,
            "when": page_plots.table(folder, "when") if folder else []}


def render(matrix: Matrix, plots_folder: str | None) -> str:
    """Return the page as HTML.  Raises ReportError if a plot cannot be read."""
    templates = environment()
    templates.globals.update(
        runs=runs, marks=MARKS_BY_NAME, is_link=page_text.is_link, sources=page_sections.sources,
        open_shown=page_findings.OPEN_SHOWN, value=page_findings.common_value)
    page = templates.get_template("page.html").render(
        matrix=matrix, details=Markup(details(matrix)), style=part("page.css"),
        scripts=[part(name) for name in SCRIPTS], **facts(matrix), **findings(matrix),
        **sections(matrix), **plots(plots_folder))
    return page_text.clean(page) + "\n"


def run(options) -> tuple[str, int]:
    """Return the page of the records and plots that options name, and exit status 0."""
    requirements = records.load_requirements(options.requirements)
    matrix = matrix_of.make(records.load(options.records), requirements)
    return render(matrix, options.plots), 0
