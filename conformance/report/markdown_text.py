# SPDX-License-Identifier: MIT
"""Markdown as GitHub reads it: CommonMark with its tables.  What is made here can stand inside a
paragraph, an item or a cell, anywhere but at the start of a line."""

import re

from . import words

# Inside what is taken for an address, a backslash would be shown: addresses are broken up.
SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$&]|:(?=//)|(?<=www)\.")


def escape(value: str) -> str:
    """Text that Markdown must not interpret, on one line: controls become blanks."""
    return SPECIAL.sub(r"\\\g<0>", words.plain(value))


def code(value: str) -> str:
    """Text as code: between more backquotes than it has in a row."""
    value = words.plain(value)
    fence = "`" * (max(map(len, re.findall("`+", value)), default=0) + 1)
    return f"{fence} {value} {fence}" if len(fence) > 1 else f"{fence}{value}{fence}"
