# SPDX-License-Identifier: MIT
"""Records: the objects of NDJSON results, as conformance/runner/records.h describes them.

mmapspec has validated them: each is an object whose member "record" names its kind.  Their
other members may be absent or of any type.
"""

import json


def load(path: str) -> list[dict]:
    """The records of the file, one object on each line."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_requirements(path: str) -> dict[str, dict]:
    """The requirements of the file by id, one object on each line: as `mmapspec list --json` prints
    them, and a member cites, the clauses as text."""
    return {requirement["id"]: requirement for requirement in load(path)}


def text(record, name: str) -> str:
    """The member name of record if it is a text, or ""."""
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, str) else ""


def number(record, name: str) -> float:
    """The member name of record if it is a number, or 0."""
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, (int, float)) and value is not True else 0


def of_kind(records: list[dict], kind: str) -> list[dict]:
    """The records of that kind: "cell", "result", "absent", "known" or "mutants"."""
    return [record for record in records if text(record, "record") == kind]


def items(record, name: str) -> list:
    """The member name of record if it is a list, or []."""
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, list) else []
