# SPDX-License-Identifier: MIT
"""The error that ends the program with one line on standard error."""


class ReportError(Exception):
    """What is wrong, where, and what to do, without "mmapspec: " in front."""
