# SPDX-License-Identifier: MIT
"""The causes of a failure.  A test that goes on after a failure has several, each with its own script
and transcript; the message of its result names one of them."""

import re

from .records import items, number, text


def of(result: dict | None) -> list[dict]:
    """The causes of a result, or [] if its message is all."""
    return [cause for cause in items(result, "causes") if isinstance(cause, dict)]


def title(cause: dict) -> str:
    """ "MESSAGE (seen 3 times; known: REASON)" """
    times, reason = number(cause, "count"), text(cause.get("known"), "reason")
    remarks = [f"seen {times} times"] * (times > 1) + [f"known: {reason}"] * (reason != "")
    return text(cause, "message") + (f' ({"; ".join(remarks)})' if remarks else "")


def titles(result: dict | None) -> list[str]:
    return [title(cause) for cause in of(result)]


def new(before: dict, after: dict) -> list[dict]:
    """The causes of after that before has not, whatever the numbers of their handles, if both have
    causes."""
    seen = {without_handles(cause) for cause in of(before)}
    return [cause for cause in of(after) if seen and without_handles(cause) not in seen]


def without_handles(cause: dict) -> str:
    return re.sub(r"@\d+", "@", text(cause, "message"))
