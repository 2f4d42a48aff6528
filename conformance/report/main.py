# SPDX-License-Identifier: MIT
"""The command line: which format is made, and of what."""

import argparse
import importlib
import sys
from types import SimpleNamespace

from .errors import ReportError

# Each is a module with a function run(options) -> (text, exit status).
FORMATS = ("differs", "diff", "findings", "junit", "markdown", "page", "tap")


def parse(arguments: list[str]) -> SimpleNamespace:
    parser = argparse.ArgumentParser(prog="report", description="Make one output of results.")
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("--records", metavar="FILE", help="the results, as NDJSON")
    parser.add_argument("--before", metavar="FILE", help="diff: the results to compare with")
    parser.add_argument("--requirements", metavar="FILE", help="what this suite requires, as JSON")
    parser.add_argument("--plots", metavar="DIR", help="page: a folder of plots and tables")
    parser.add_argument("--lists", metavar="FILE", help="findings: lists of known failures")
    parser.add_argument("--style", choices=("text", "markdown", "json"), default="text",
                        help="diff: how the changes are written")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Write the output to standard output.  Returns 0; 1 if the format's question has a bad
    answer (diff: a new failure; findings: an incomplete entry); 2 after one line on standard
    error, with nothing written."""
    try:
        options = parse(arguments)
        output, status = importlib.import_module("." + options.format, __package__).run(options)
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        sys.stdout.write(output)
        sys.stdout.flush()
        return status
    except (ReportError, ImportError, OSError) as error:
        print(f"mmapspec: {error}", file=sys.stderr)
        return 2
