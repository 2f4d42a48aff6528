# SPDX-License-Identifier: MIT
"""A list of known failures as people keep it: a finding once, with what differs by requirement below
it, and an entry a line, so that a change is one."""

import itertools
import json

# The reason of an entry that --update-known-failures adds: `mmapspec list --findings` complains of it
# until a person has replaced it.
UNEXPLAINED = "TODO: not yet explained"


def layout(known: list[dict]) -> str:
    """The text of the file, of its entries in their order.  Each has one id; neighbours with the same
    place, a number, belong to one finding.  A list that was read from such a file changes only in the
    lines of the entries that changed."""
    alone = itertools.count(-1, -1)  # an entry without a place is a finding of its own
    groups = itertools.groupby(known, lambda entry: entry.get("place", next(alone)))
    findings = [finding([without(entry, ["place"]) for entry in group]) for _, group in groups]
    return "[" + ",".join("\n " + one for one in findings) + ("\n]\n" if findings else "]\n")


def without(fields: dict, names) -> dict:
    return {name: value for name, value in fields.items() if name not in names}


def of(fields: dict) -> str:
    return json.dumps(fields, ensure_ascii=False)


def finding(group: list[dict]) -> str:
    """Entries that are one are written as the finding itself."""
    shared = shared_fields(group)
    entries = joined([without(entry, [name for name, value in shared.items()
                                      if entry.get(name) == value]) for entry in group])
    if len(entries) == 1:
        return of({**shared, **entries[0]})
    return of(shared)[:-1] + ', "entries": [' + ",".join("\n  " + of(one) for one in entries) + "]}"


def shared_fields(group: list[dict]) -> dict:
    """The fields in which the entries agree, and the first one's reason and link, unless another has
    none."""
    first, *others = group
    if not others:
        return first
    return {name: value for name, value in first.items() if name != "id" and
            all(name in other and (name in ("reason", "link") or other[name] == value)
                for other in others)}


def joined(entries: list[dict]) -> list[dict]:
    """Neighbours that differ in their ids alone become one with a list of ids."""
    groups: list[list[dict]] = []
    for entry in entries:
        if groups and without(groups[-1][0], ["id"]) == without(entry, ["id"]):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return [group[0] if len(group) == 1 else {**group[0], "id": [one["id"] for one in group]}
            for group in groups]
