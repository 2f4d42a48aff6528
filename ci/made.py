# SPDX-License-Identifier: MIT
"""Records as a run writes them, made up for checks of what reads them."""
import json


def cell(name, column, **more):
    return {"record": "cell", "cell": name, "implementation": column, "column": column, "suite": "0.1", **more}


def result(cell, name, status="pass", level="required", expected=None, message="", **more):
    """A result; without a word about it, a pass is expected and nothing else is."""
    return {"record": "result", "cell": cell, "implementation": "x", "version": "1", "requirement": name,
            "level": level, "status": status, "expected": status == "pass" if expected is None else expected,
            "message": message, "stage": "test", **more}


def write(path, records):
    """Write a file of results."""
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
    return path
