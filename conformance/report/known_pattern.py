# SPDX-License-Identifier: MIT
"""Globs for the messages of failures and for the labels of targets, as fnmatch(3) takes them."""

import re

# What another run may find different: bytes in b"" and after b:, a path, a number with its sign and
# a word with a digit in it; and all after 160 bytes.
VALUE = re.compile(r"""(?<=.{160}).+
                     | (?<=[ (\[=]b")(?:\\.|[^"])+
                     | (?<![^ ])[^ \t\n]*/[^ \t\n]*
                     | (?<=b:)(?:-\w*|\w+)
                     | (?<!\w)-?(?=\w*[0-9])\w+""", re.ASCII | re.DOTALL | re.VERBOSE)


def literal(word: str) -> str:
    """The word with a backslash before each character that a glob does not take for itself."""
    return re.sub(r"[*?\[\]\\]", r"\\\g<0>", word)


def pattern(message: str) -> str:
    """The glob for a message and its like: a star for each value, and one for several in a row."""
    first, *others = VALUE.split(message.encode().decode("latin-1"))  # a character for each byte
    glob = literal(first) + "".join("*" + literal(part) for part in others if part)
    if others and not others[-1]:
        glob += "*"
    return glob.encode("latin-1").decode(errors="ignore")
