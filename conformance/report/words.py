# SPDX-License-Identifier: MIT
"""The words that the outputs share, so that screen, page and summaries say the same."""

import re

from .records import number, of_kind, text

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def plain(value: str) -> str:
    """The text so that a terminal cannot take it for an order: controls become blanks."""
    return CONTROLS.sub(" ", value)


def pages(size: int) -> str:
    """A page size: "4 KiB pages"."""
    return f"{size // 1024} KiB pages" if size != 0 and size % 1024 == 0 else f"{size} B pages"


def count(n: int, one: str, many: str) -> str:
    """ "1 file" or "3 files"."""
    return f"{n} {one if n == 1 else many}"


def counts(parts) -> str:
    """The parts (n, one, many) of which there are any: "3 known, 1 failed"."""
    return ", ".join(count(n, one, many) for n, one, many in parts if n != 0)


def of_json(value) -> str:
    """A JSON value for a reader: lists with commas, members as "name value"."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "unlimited"  # a limit that is none
    if isinstance(value, list):
        return ", ".join(map(of_json, value))
    if isinstance(value, dict):
        return ", ".join(f"{plain(name)} {of_json(item)}" for name, item in value.items())
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def claims(cell: dict) -> str:
    """The claims of a cell's record: "python 3.13 unix, map-region"."""
    return of_json(cell["claims"]) if "claims" in cell else ""


def member(matrix, name: str, many: str) -> str:
    """The value of member name of the cells' records; if it differs, how many values there are."""
    kinds = []
    for column in matrix.columns:
        if name in column.record and column.record[name] not in kinds:
            kinds.append(column.record[name])
    if len(kinds) > 1:
        return f"{len(kinds)} {many}"
    return member_text(name, kinds[0]) if kinds else ""


def member_text(name: str, value) -> str:
    if name == "page":
        return pages(value if isinstance(value, int) else 0)
    value = plain(value) if isinstance(value, str) else ""
    return "Linux " + value if name == "kernel" and value[:1].isdigit() else value


def machine(matrix) -> str:
    """Kernel, file system and page size; what differs between cells as a count."""
    facts = (("kernel", "kernels"), ("filesystem", "file systems"), ("page", "page sizes"))
    return " · ".join(filter(None, (member(matrix, name, many) for name, many in facts)))


def suite(matrix) -> str:
    """ "mmapspec 0.1", the version being that of the suite in the records."""
    return f'mmapspec {member(matrix, "suite", "versions")}'.rstrip(" ")


def mutants(matrix) -> str:
    """ "kills 214 of 214 catalogue mutants", the last score that is recorded, or ""."""
    scores = [record for record in of_kind(matrix.records, "mutants")
              if text(record, "kind") == "catalogue"]
    if not scores:
        return ""
    killed, of = number(scores[-1], "killed"), number(scores[-1], "of")
    return f"kills {killed} of {of} catalogue mutants"


def seconds(matrix) -> float:
    """The seconds that the cells took, added up."""
    return sum(number(column.record, "seconds") for column in matrix.columns)


def cuts(records: list[dict]) -> str:
    """The number of power cuts in the records and what they were of, or ""."""
    made = sum(number(record.get("cuts"), "made") for record in records)
    lost = sum(number(record.get("cuts"), "lost") for record in records)
    if made == 0:
        return ""
    return (f"{made}, and {lost} of them lost unflushed pages (of an ext4 image of the suite's own, "
            "not of the directory under test)")
