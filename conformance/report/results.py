# SPDX-License-Identifier: MIT
"""What one result means.  A result is a record of that kind; None: it does not apply."""

from enum import Enum

from .records import text


class Standing(Enum):
    """What a result means to the reader."""

    NOWHERE = "does not apply"
    PASS = "passed"
    VALUE = "a value was recorded, nothing was judged"
    SKIP = "skipped"
    KNOWN = "a listed failure"
    TOLERATED = "a failure that nobody listed and that does not fail the run"
    NEW_PASS = "listed as failing, and passes"
    NEW = "any other result that is not as expected"


STATUSES = ("pass", "skip", "error", "fail", "timeout", "crash")
LEVELS = ("informational", "recommended", "required")
WORST = 18  # the badness of a crash on a required row


def status(result: dict) -> str:
    return text(result, "status")


def standing(result: dict | None) -> Standing:
    if result is None:
        return Standing.NOWHERE
    if result.get("expected") is not True:
        return Standing.NEW_PASS if status(result) == "pass" else Standing.NEW
    if status(result) == "skip":
        return Standing.SKIP
    if status(result) == "pass":
        return Standing.VALUE if "value" in result else Standing.PASS
    return Standing.KNOWN if "known" in result else Standing.TOLERATED


def skipped(result: dict) -> bool:
    return status(result) == "skip"


def bad(result: dict | None) -> bool:
    """True for fail, crash, timeout and error."""
    return result is not None and status(result) not in ("pass", "skip")


def ran(result: dict | None) -> bool:
    """True if the test ran to a verdict."""
    return result is not None and status(result) not in ("skip", "error")


def same(a: dict, b: dict) -> bool:
    """True if verdict and value agree."""
    return status(a) == status(b) and text(a, "value") == text(b, "value")


def badness(result: dict | None) -> int:
    """0 if the result is as expected, else 1 to WORST: by level, then by status."""
    if result is None or result.get("expected") is True:
        return 0
    level, outcome = text(result, "level"), status(result)
    return (1 + (STATUSES.index(outcome) if outcome in STATUSES else 0)
            + 6 * (LEVELS.index(level) if level in LEVELS else 0))
