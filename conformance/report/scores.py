# SPDX-License-Identifier: MIT
"""The results of each column as counts over what applies to it: never as percentages, so that few
claims do not look better."""

from collections import Counter
from dataclasses import dataclass

from . import skips, words
from .matrix import Matrix
from .records import text
from .results import Standing, badness, skipped, standing, status

TITLES = ("required", "recommended", "skipped", "informational")  # all but "skipped" are levels


@dataclass
class Score:
    text: str  # "209/212 (3 known)"
    mood: str  # "", "good", "known" or "bad"


@dataclass
class ScoreRow:
    label: str
    scores: dict[str, Score]  # by title
    empty: bool  # there are no results: only the remark is to be shown
    remark: str  # "no results: ...", "partial run", "nothing tested", or ""


def tally(results: list[dict]) -> Counter:
    """How results came out: passed, known, failed, errors, skipped; applied; unexpected."""
    t = Counter()
    for result in results:
        t["unexpected"] += result.get("expected") is not True
        if skipped(result):
            t["skipped"] += 1
            continue
        t["applied"] += 1
        if status(result) in ("pass", "error"):
            t["passed" if status(result) == "pass" else "errors"] += 1
        else:
            t["known" if standing(result) is Standing.KNOWN else "failed"] += 1
    return t


def exceptions(t: Counter, new_passes: int) -> str:
    """ " (3 known, 1 failed)", or ""."""
    parts = words.counts([(t["known"], "known", "known"), (t["failed"], "failed", "failed"),
                          (t["errors"], "error", "errors"),
                          (new_passes, "unexpected pass", "unexpected passes")])
    return f" ({parts})" if parts else ""


def mood(t: Counter) -> str:
    if t["unexpected"]:
        return "bad"
    if t["known"] or t["failed"]:
        return "known"
    return "good" if t["passed"] else ""


def score(level: str, t: Counter, new_passes: int) -> Score:
    """What was recorded was not judged: nothing good is said of it."""
    judged = level != "informational"
    if judged and t["applied"] == 0:
        return Score("-", "")
    passed = f'{t["passed"]}/{t["applied"]}' if judged else f'{t["passed"]}'
    return Score(passed + exceptions(t, new_passes), mood(t) if judged or t["unexpected"] else "")


def remark(matrix: Matrix, column) -> str:
    problem = text(column.record, "problem")
    parts = []
    if column.results == 0:
        parts = ["no results"]
    elif column.record.get("partial") is True:
        parts = ["partial run"]
    said = ": ".join(parts + [words.plain(problem)] * (problem != ""))
    untested = ["nothing tested"] * (skips.untested(matrix.results(column.cell)) != "")
    return ", ".join([said] * (said != "") + untested)


def make(matrix: Matrix) -> list[ScoreRow]:
    """A row for each column of the matrix."""
    new_passes = [Counter() for _ in matrix.columns]
    for row in matrix.rows:
        for k, result in enumerate(row.results):
            if standing(result) is Standing.NEW_PASS:
                new_passes[k][text(result, "level")] += 1
    rows = []
    for column, extra in zip(matrix.columns, new_passes):
        results = matrix.results(column.cell)
        tallies = {level: tally([result for result in results if text(result, "level") == level])
                   for level in TITLES if level != "skipped"}
        scores = {title: score(title, tallies[title], extra[title]) if title in tallies
                  else Score(str(sum(t["skipped"] for t in tallies.values())), "")
                  for title in TITLES}
        rows.append(ScoreRow(column.label, scores, column.results == 0, remark(matrix, column)))
    return rows


def new(matrix: Matrix) -> int:
    """How many results are not as expected."""
    return sum(badness(result) != 0 for row in matrix.rows for result in row.results)
