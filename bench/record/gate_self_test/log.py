# SPDX-License-Identifier: MIT
"""The log of a self-test: one JSON object a line, a gate or a summary.

Functions raise Failure with a message for the user."""
import json
import os
import stat


class Failure(Exception):
    """One line for standard error, and the status to exit with."""

    def __init__(self, message: str, status: int = 2):
        super().__init__(message)
        self.status = status


def short(number: str) -> float:
    """Seven significant digits: more would only make the log longer."""
    return float(f"{float(number):.7g}")


def read(path: str) -> list[dict]:
    """All records; none if there is no file."""
    records = []
    try:
        with open(path, encoding="utf-8") as log:
            for number, line in enumerate(log, 1):
                records.append(json.loads(line))
                if not isinstance(records[-1], dict):
                    raise ValueError
    except FileNotFoundError:
        pass
    except ValueError:
        raise Failure(f"--log {path}: line {number} is no JSON object; remove it") from None
    except OSError as error:
        raise Failure(f"--log {path}: {error.strerror}") from None
    return records


def append(path: str, record: dict) -> None:
    """The line is written whole or not at all."""
    line = json.dumps(record, separators=(",", ":")).encode() + b"\n"
    try:
        with open(path, "ab", buffering=0) as log:
            before = os.fstat(log.fileno())
            if log.write(line) != len(line):
                if stat.S_ISREG(before.st_mode):
                    log.truncate(before.st_size)
                raise Failure(f"--log {path}: cannot append: no space")
    except OSError as error:
        raise Failure(f"--log {path}: cannot append: {error.strerror}") from None
