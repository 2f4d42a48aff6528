# SPDX-License-Identifier: MIT
"""The lists of known failures, rewritten so that the same run is as expected (`mmapspec run
--update-known-failures`).

Each cell that ran is a witness about the entries whose requirement was selected and whose
conditions hold there:

    for      the test fails as the entry's pattern says
    against  it passes, does not apply, or fails otherwise
    neither  it was skipped, or has no verdict; it applies, and the entry says that it fails sometimes

If the failure has several causes, the test is for an entry that explains one of them, and against any
other.

An entry without a witness against it stays as it is.  One with a witness against it is removed if
there is none for it, and so is one of an unknown id, which fails every run.  But it stays, with the
targets that are against it in the condition "except", if another target of this run is for it, or if
--impl named single targets and the entry's condition "column" is not one of those against it: then
targets that did not run may need it.  A failure, or a cause of one, that is not as expected and that no
entry explains gets a new entry at the list's end, for its target alone, with UNEXPLAINED as the reason.
"""

import ctypes
import json
import locale
import sys
from collections import Counter

from . import causes
from .known_layout import UNEXPLAINED, layout
from .known_pattern import literal, pattern
from .records import load, of_kind, text

FNMATCH = ctypes.CDLL(None).fnmatch


def run(options) -> tuple[str, int]:
    """The lists are an object with members impl (of --impl, or null), make (write a list even if it is
    unchanged) and interrupted; then, for each cell, an object with members cell, path and known, the
    entries with a member holds: whether their conditions hold there.

    The text is an array of objects, one for each path: path; changes, the lines that tell of each
    change; counts, a line; and text, that of the file, or null if it stays as it is."""
    locale.setlocale(locale.LC_CTYPE, "C")  # the one that mmapspec runs in
    order, *runs = load(options.lists)
    records = load(options.records)
    cells = {text(cell, "cell"): cell for cell in of_kind(records, "cell")}
    partial = [text(cell, "column") for cell in cells.values()
               if cell.get("partial") is True or text(cell, "problem")]
    if partial or order["interrupted"]:
        print("mmapspec: --update-known-failures: nothing is written: "
              f'{(partial + ["the run"])[0]} did not run to its end', file=sys.stderr)
        return "[]\n", 0
    lists: dict[str, KnownList] = {}
    for one in runs:
        known = lists.setdefault(one["path"], KnownList(one["path"], one["known"]))
        known.hear(one, cells[one["cell"]], records, order["impl"])
    return json.dumps([known.rewritten(order["make"]) for known in lists.values()]), 0


def matches(entry: dict, message: str) -> bool:
    """Does the entry's pattern match the message?  Asks fnmatch(3), as a run does."""
    glob = entry.get("pattern")
    return not isinstance(glob, str) or FNMATCH(glob.encode(), message.encode(), 0) == 0


class Entry:
    """An entry, and what the cells show about it."""

    def __init__(self, fields: dict):
        self.fields = fields
        self.unknown = False              # no requirement has its id
        self.needed = False               # a witness is for it
        self.against: dict[str, str] = {}  # the targets that are against it, and why

    def names(self, target: str) -> bool:
        """Is the entry about that one target by its condition?"""
        return text(self.fields.get("when"), "column") == literal(target)

    def doubt(self, target: str, why: str):
        """The requirement did not fail as the entry says, which is against it unless it fails so only
        sometimes."""
        if self.fields.get("sometimes") is not True:
            self.against[target] = why

    def narrowed(self) -> dict:
        """The fields, such that the conditions do not hold on the targets that are against it."""
        when = self.fields.get("when") or {}
        names = [text(when, "except")] if text(when, "except") else []
        return {**self.fields, "when": {**when, "except": ",".join([*names, *self.against])}}


class KnownList:
    """A list of known failures."""

    def __init__(self, path: str, known: list[dict]):
        self.path = path
        self.entries = [Entry({k: v for k, v in one.items() if k != "holds"}) for one in known]
        self.new: list[dict] = []
        self.single = False  # --impl named a target of it, not the whole implementation

    def hear(self, run: dict, cell: dict, records: list[dict], impl: str | None) -> None:
        """Take the evidence of a cell; run is its object of the lists."""
        target = text(cell, "column")
        if impl is not None and text(cell, "implementation") not in impl.split(","):
            self.single = True
        own = [record for record in records if text(record, "cell") == run["cell"]]
        problems = {text(record, "requirement"): text(record, "problem")
                    for record in of_kind(own, "known")}
        here: dict[str, list[Entry]] = {}
        for entry, known in zip(self.entries, run["known"]):
            problem = problems.get(known["id"], "")
            if problem == "unknown id":
                entry.unknown = True
            elif known["holds"]:
                here.setdefault(known["id"], []).append(entry)
                if problem.startswith("stale"):
                    entry.against[target] = "it does not apply"
        for result in of_kind(own, "result"):
            self.hear_result(result, target, here.get(text(result, "requirement"), []))

    def hear_result(self, result: dict, target: str, here: list[Entry]) -> None:
        """An entry after the first that explains the failure is not looked at, as in a run."""
        passed = text(result, "status") == "pass"
        if text(result, "status") in ("skip", "error"):
            return
        if causes.of(result):
            self.hear_causes(result, target, here)
            return
        for entry in here:
            if not passed and matches(entry.fields, text(result, "message")):
                entry.needed = True
                return
            entry.doubt(target, "it passes" if passed else "it fails otherwise")
        if not passed and result.get("expected") is not True:
            self.add(result, target, text(result, "message"))

    def hear_causes(self, result: dict, target: str, here: list[Entry]) -> None:
        """Every entry must explain a cause, and every cause needs an entry unless it is expected."""
        messages = [text(cause, "message") for cause in causes.of(result)]
        for entry in here:
            if any(matches(entry.fields, message) for message in messages):
                entry.needed = True
            else:
                entry.doubt(target, "no cause of its failure is so")
        added: list[dict] = []
        for message in messages:
            explained = any(matches(fields, message)
                            for fields in [entry.fields for entry in here] + added)
            if not explained and result.get("expected") is not True:
                added.append(self.add(result, target, message))

    def add(self, result: dict, target: str, message: str) -> dict:
        """A new entry, which is returned."""
        entry = {"id": text(result, "requirement"), "when": {"column": literal(target)},
                 "pattern": pattern(message), "reason": UNEXPLAINED}
        self.new.append(entry)
        return entry

    def rewritten(self, make: bool) -> dict:
        """The list's object of the output."""
        kept: list[dict] = []
        lines: list[str] = []
        count: Counter = Counter()
        for entry in self.entries:
            change, fields = self.judged(entry)
            count[change] += 1
            kept += [fields] if change != "removed" else []
            lines += [f"known failures: {change}: {entry.fields['id']}: {why}\n"
                      for why in reasons(entry, change)]
        for entry in self.new:
            lines.append(f'known failures: added: {entry["id"]} on {entry["when"]["column"]}: '
                         f'{entry["pattern"]}\n')
        counts = {"added": len(self.new), "removed": count["removed"], "narrowed": count["narrowed"]}
        return {"path": self.path, "changes": "".join(lines),
                "counts": ", ".join(f"{number} {name}" for name, number in counts.items()),
                "text": layout(kept + self.new) if make or any(counts.values()) else None}

    def judged(self, entry: Entry) -> tuple[str, dict]:
        """What becomes of the entry (stays, narrowed, removed), and its fields then."""
        if not entry.unknown and not entry.against:
            return "stays", entry.fields
        elsewhere = self.single and not any(map(entry.names, entry.against))
        if not entry.unknown and (entry.needed or elsewhere):
            return "narrowed", entry.narrowed()
        return "removed", entry.fields


def reasons(entry: Entry, change: str) -> list[str]:
    """Why the entry changes, in one line for each target."""
    if change == "narrowed":
        return [f"not on {target}, {why}" for target, why in entry.against.items()]
    return ["unknown id"] * entry.unknown + [f"{why} on {target}"
                                             for target, why in entry.against.items()]
