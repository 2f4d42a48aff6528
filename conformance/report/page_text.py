# SPDX-License-Identifier: MIT
"""Text of records in a form that the page can show."""

import re

# Characters that HTML does not allow.
STRANGE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def shown(match: re.Match) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x20 else "\ufffd"


def clean(text: str) -> str:
    """Replace control characters by text like "\\x1b", except line feed and tab."""
    return STRANGE.sub(shown, text)


def message_parts(message: str) -> dict[str, str] | None:
    """The parts of "CALL: expected THIS, found THAT"; None if the message has another form."""
    call, first, rest = message.partition(": expected ")
    expected, second, found = rest.partition(", found ")
    return {"call": call, "expected": expected, "found": found} if first and second else None


def is_link(text: str) -> bool:
    """True for a web address."""
    return text.startswith(("https://", "http://"))
