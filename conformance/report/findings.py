# SPDX-License-Identifier: MIT
"""What the implementations are known to get wrong, from their lists of known failures, as Markdown: a
section for each, a row for each root cause, so that its maintainers can act on it."""

import os
import sys

from .known_layout import UNEXPLAINED
from .markdown_text import code, escape
from .records import load, load_requirements, text

HEAD = """# Findings

Made by `mmapspec list --findings` from the lists of known failures. Each name leads to a
program that shows the finding without mmapspec.
"""
TABLE = """
## [{0}]({0}/README.md)

| finding | judgement | what | where | what it breaks |
|---|---|---|---|---|
"""


def run(options) -> tuple[str, int]:
    """The lists are objects with members folder, the path of impl/NAME, and known, the entries.
    The status is 1, after a line about each on standard error, if entries lack what a finding must
    have."""
    requirements = load_requirements(options.requirements)
    lists = load(options.lists)
    wrong = [f'{one["folder"]}/known-failures.json: {entry["id"]} has no {what}' for one in lists
             for entry in one["known"] for what in lacks(one, entry, requirements)]
    for line in wrong:
        print(f"mmapspec: {line}", file=sys.stderr)
    return render(lists, requirements), int(wrong != [])


def reproducer(one: dict, finding: str) -> str:
    """The name of the program in impl/NAME/findings that shows the finding, or ""."""
    folder = os.path.join(one["folder"], "findings")
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return next((name for name in names if name.startswith(finding + ".")), "")


def lacks(one: dict, entry: dict, requirements: dict[str, dict]):
    """Yield what the entry has not."""
    if text(entry, "judgement") not in ("bug", "difference", "gap"):
        yield "judgement: bug, difference or gap"
    if text(entry, "reason").startswith(UNEXPLAINED):
        yield "reason: --update-known-failures wrote this one"
    if not text(entry, "finding"):
        yield "finding"
    elif not reproducer(one, text(entry, "finding")):
        yield "reproducer in findings/"
    if entry["id"] not in requirements:
        yield "requirement of that id"


def render(lists: list[dict], requirements: dict[str, dict]) -> str:
    parts, findings, implementations = [HEAD], 0, 0
    for one in lists:
        first: dict[str, dict] = {}
        for entry in one["known"]:
            first.setdefault(text(entry, "finding"), entry)
        if first:
            parts.append(TABLE.format(os.path.basename(one["folder"])))
        parts += [row(one, entry, requirements) for entry in first.values()]
        findings += len(first)
        implementations += bool(first)
    return "".join(parts) + f"\n{findings} findings in {implementations} implementations.\n"


def row(one: dict, entry: dict, requirements: dict[str, dict]) -> str:
    finding, link = text(entry, "finding"), text(entry, "link")
    program = reproducer(one, finding)
    name = os.path.basename(one["folder"])
    cells = [f"[{finding}]({name}/findings/{program})" if program else finding,
             text(entry, "judgement"),
             escape(text(entry, "reason")) + (f" [upstream]({link})" if link else ""),
             conditions(entry), broken(one["known"], finding, requirements)]
    return f'| {" | ".join(cells)} |\n'


def conditions(entry: dict) -> str:
    when = entry.get("when")
    if when is None:
        return "all"
    return ", ".join(f'{name} {code(value if isinstance(value, str) else "as listed")}'
                     for name, value in when.items())


def broken(known: list[dict], finding: str, requirements: dict[str, dict]) -> str:
    """The requirements that show it, and the clauses that they cite.  Random sequences, which
    may show everything, cite none."""
    shown = {entry["id"]: requirements[entry["id"]] for entry in known
             if text(entry, "finding") == finding and entry["id"] in requirements
             and requirements[entry["id"]]["cites"]}
    return "<br>".join(f'{escape(r["statement"])} ({code(r["id"])}: {escape(r["cites"])})'
                       for r in shown.values())
