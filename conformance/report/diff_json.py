# SPDX-License-Identifier: MIT
"""What changed between two runs, as one JSON object (conformance/diff.schema.json)."""

import json

from . import causes, facts
from .changes import Change, Diff, Kind
from .pairs import ColumnPair


def render(diff: Diff) -> str:
    counts = {kind.value[0].replace(" ", "_"): diff.count(kind) for kind in Kind}
    document = {"counts": counts, "columns": [column(diff, pair) for pair in diff.columns],
                "changes": [change_object(change) for change in diff.changes]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def column(diff: Diff, pair: ColumnPair) -> dict:
    presence = "both" if pair.paired else "before" if pair.after is None else "after"
    changed = {name: {"before": before, "after": after}
               for name, (before, after) in facts.changed(diff, pair).items()}
    members = {"column": pair.label, "in": presence, "facts": changed}
    if diff.breakdown(pair):
        members["problem"] = diff.breakdown(pair)
    if not pair.paired:
        members["results"], members["failures"] = facts.alone(diff, pair)
    return members


def change_object(change: Change) -> dict:
    return {"change": change.kind.value[0], "requirement": change.id,
            "column": change.column.label, "before": result(change.before),
            "after": result(change.after)}


def result(record: dict | None) -> dict | None:
    """The members of a result that a comparison is about."""
    names = ("status", "value", "message", "expected")
    if record is None:
        return None
    titles = causes.titles(record)
    return {**{name: record[name] for name in names if name in record},
            **({"causes": titles} if titles else {})}
