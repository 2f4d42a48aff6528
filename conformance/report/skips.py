# SPDX-License-Identifier: MIT
"""Skips by cause, and whether anything was tested besides."""

from collections import Counter

from . import words
from .records import text
from .results import ran, skipped

CAUSE_BYTES = 120  # of a cause are shown
CAUSES_LISTED = 6  # where all cells are told of


def cause(message: str) -> str:
    """What is shown of a cause, truncated between two characters."""
    shown = words.plain(message or "no cause is given")
    data = shown.encode()
    if len(data) <= CAUSE_BYTES:
        return shown
    return data[:CAUSE_BYTES].decode(errors="ignore") + "…"


def causes(results: list[dict], most: int = CAUSES_LISTED) -> list[str]:
    """The causes of the skips among the results, the most frequent first: each as "39 x CAUSE";
    after the first most of them "and 3 more causes"."""
    times = Counter(cause(text(result, "message")) for result in results if skipped(result))
    order = sorted(times, key=lambda name: (-times[name], name))
    lines = [f"{times[name]} x {name}" for name in order[:most]]
    rest = len(order) - most
    return lines + ([f'and {words.count(rest, "more cause", "more causes")}'] if rest > 0 else [])


def untested(results: list[dict]) -> str:
    """Why nothing was tested, though there are results, or "".  That is so when no required
    requirement came to a verdict and one was selected, or when all were skipped."""
    required = [result for result in results if text(result, "level") == "required"]
    tested = any(map(ran, required)) if required else not all(map(skipped, results))
    if not results or tested:
        return ""
    why = "no required requirement passed or failed"
    most_frequent = causes(results, 1)
    return f"{why}; skipped: {most_frequent[0]}" if most_frequent else why
