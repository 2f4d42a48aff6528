# SPDX-License-Identifier: MIT
"""What changed between two runs: as text, as Markdown, or as one JSON object."""

from . import diff_json, diff_markdown, facts, matrix
from .changes import Change, Diff, Kind, outcome, title, why
from .words import plain


def run(options) -> tuple[str, int]:
    """The status is 1 if there is a new failure."""
    before, after = (matrix.read(path, options.requirements)
                     for path in (options.before, options.records))
    diff = Diff(before, after)
    styles = {"text": render, "markdown": diff_markdown.render, "json": diff_json.render}
    return styles[options.style](diff), int(diff.count(Kind.NEW_FAILURE) > 0)


def render(diff: Diff) -> str:
    lines = facts.lines(diff)
    for kind in Kind:
        if diff.count(kind) > 0:
            lines += [title(kind, diff.count(kind)), *breakdown_lines(diff, kind),
                      *change_lines(diff.of(kind))]
    if not diff.changes and not diff.breakdowns(Kind.NEW_FAILURE):
        lines.append("no result changed")
    return "".join(line + "\n" for line in lines)


def breakdown_lines(diff: Diff, kind: Kind) -> list[str]:
    return [f"  {plain(pair.label)} does not run: {plain(problem)}"
            for pair, problem in diff.breakdowns(kind)]


def change_lines(changes: list[Change]) -> list[str]:
    lines, last = [], None
    for change in changes:
        if change.id != last:
            lines.append(f"  {change.id}")
            last = change.id
        reason = f": {plain(why(change.after))}" if why(change.after) else ""
        lines.append(f"    {plain(change.column.label)}: {plain(outcome(change.before))} -> "
                     f"{plain(outcome(change.after))}{reason}")
    return lines
