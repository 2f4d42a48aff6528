# SPDX-License-Identifier: MIT
"""What changed between two runs, as Markdown of limited size, for a CI summary."""

from . import facts
from .changes import Change, Diff, Kind, outcome, title, why
from .markdown_text import code, escape
from .pieces import Pieces

LIMIT = 512 * 1024  # bytes, as for the summary of a run
FOR_LAST_LINE = 256


def render(diff: Diff) -> str:
    p = Pieces(LIMIT, FOR_LAST_LINE)
    counts = ", ".join(title(kind, diff.count(kind)) for kind in Kind if diff.count(kind))
    p.heading(f'### {counts or "No result changed"}\n')
    p.heading("\n")
    left_out = sum(not p.add(f"- {escape(line)}\n") for line in facts.lines(diff))
    left_out += sum(write_table(p, diff, kind) for kind in Kind if diff.count(kind))
    return p.end(f"\nLeft out here, as a summary has its limit: {left_out} more. "
                 "`mmapspec diff --json` has all.\n" if left_out else "")


def write_table(p: Pieces, diff: Diff, kind: Kind) -> int:
    """The changes of that kind; how many are left out."""
    p.heading(f"\n#### {title(kind, diff.count(kind))}\n\n"
              "| requirement | column | before | after | |\n|---|---|---|---|---|\n")
    rows = [f"| all | {escape(pair.label)} | ran | does not run | {escape(problem)} |\n"
            for pair, problem in diff.breakdowns(kind)]
    return sum(not p.add(row) for row in rows + [change_row(change) for change in diff.of(kind)])


def change_row(change: Change) -> str:
    # In a table a bar ends the cell, even within code.
    name = escape(change.id) if "|" in change.id else code(change.id)
    cells = [name, escape(change.column.label), escape(outcome(change.before)),
             escape(outcome(change.after)), escape(why(change.after))]
    return f'| {" | ".join(cells)} |\n'
