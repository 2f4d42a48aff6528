# SPDX-License-Identifier: MIT
"""The first screen and what is new, for a page that takes Markdown.  Such pages refuse a long
summary: each row and item is there whole or not at all, and the last line counts those that are
not."""

from . import causes, matrix, scores, skips, words
from .markdown_text import code, escape
from .pieces import Pieces
from .records import of_kind, text
from .results import badness

# Bytes.  Services that show summaries refuse what is longer than 1 MiB, with what else the job has
# to say.
LIMIT = 512 * 1024
FOR_LAST_LINE = 1024
FOR_LISTS = 64 * 1024  # after the new results, however many those are


def run(options) -> tuple[str, int]:
    return render(matrix.read(options.records, options.requirements)), 0


def render(m: matrix.Matrix) -> str:
    p = Pieces(LIMIT, FOR_LAST_LINE)
    p.heading(f"## {words.suite(m)}\n\n{escape(words.machine(m))} · {words.seconds(m):.1f} s\n")
    columns = write_table(p, m)
    p.spare = FOR_LISTS
    results = write_new(p, m)
    p.spare = 0
    causes = skips.causes(m.results())
    if causes:
        p.heading("\n### Skipped\n\n" + "".join(f"- {escape(cause)}\n" for cause in causes))
    entries = write_list(p, of_kind(m.records, "known"), "requirement", "problem",
                         "Wrong entries in the lists of known failures")
    absent = write_list(p, of_kind(m.records, "absent"), "column", "reason", "Absent")
    return p.end(left_out_line([(results, "new result", "new results"),
                                (columns, "column", "columns"),
                                (entries, "wrong entry", "wrong entries"),
                                (absent, "absent implementation", "absent implementations")]))


def write_table(p: Pieces, m: matrix.Matrix) -> int:
    """The scores; how many rows are left out."""
    p.heading(f'\n| | {" | ".join(scores.TITLES)} | |\n|---|---|---|---|---|---|\n')
    left_out = 0
    for row in scores.make(m):
        cells = [row.label, *("" if row.empty else score.text for score in row.scores.values()),
                 row.remark]
        left_out += not p.add(f'| {" | ".join(map(escape, cells))} |\n')
    return left_out


def write_new(p: Pieces, m: matrix.Matrix) -> int:
    """The results that are not as expected, the worst first; how many are left out."""
    new = [(badness(result), column, result) for row in m.rows
           for column, result in zip(m.columns, row.results) if badness(result) != 0]
    new.sort(key=lambda item: -item[0])
    untested = skips.untested(m.results())
    head = ""
    if untested:
        head = f"\nNothing was tested: {escape(untested)}\n"
    elif not new and m.rows:
        head = "\nEvery result is as expected.\n"
    p.heading(head + (f"\n### New: {len(new)}\n\n" if new else ""))
    return sum(not p.add(item(column, result)) for _, column, result in new)


def item(column: matrix.Column, result: dict) -> str:
    said = [escape(text(result, name)) for name in ("status", "message", "note")]
    rerun = text(result, "rerun")
    return (f'- {code(text(result, "requirement"))} on {escape(column.label)} '
            f'({text(result, "level")}): {": ".join([said[0], *filter(None, said[1:])])}'
            + (f"  \n  {code(rerun)}" if rerun else "") + "\n"
            + "".join(f"  - {escape(title)}\n" for title in causes.titles(result)))


def write_list(p: Pieces, records: list[dict], name: str, why: str, title: str) -> int:
    """An item for each record: what member name names, and why; how many are left out."""
    if records:
        p.heading(f"\n### {title}\n\n")
    return sum(not p.add(f"- {code(text(record, name))}: {escape(text(record, why))}\n")
               for record in records)


def left_out_line(parts: list[tuple[int, str, str]]) -> str:
    counts = words.counts(parts)
    return (f"\nLeft out here, as a summary has its limit: {counts}. All are in the results that "
            "`mmapspec run --json FILE` writes.\n") if counts else ""
