# SPDX-License-Identifier: MIT
"""Text from records, as the page may show it."""

import re

# What HTML has no place for.
STRANGE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def shown(match: re.Match) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x20 else "\ufffd"


def clean(text: str) -> str:
    """The text with controls as "\\x1b"; line feeds and tabs stay."""
    return STRANGE.sub(shown, text)


def message_parts(message: str) -> dict[str, str] | None:
    """The parts of "CALL: expected THIS, found THAT"; None for a message of another form."""
    call, first, rest = message.partition(": expected ")
    expected, second, found = rest.partition(", found ")
    return {"call": call, "expected": expected, "found": found} if first and second else None


def is_link(text: str) -> bool:
    """True for an address that leads to the web."""
    return text.startswith(("https://", "http://"))
