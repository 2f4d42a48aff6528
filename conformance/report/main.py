# SPDX-License-Identifier: MIT
"""The command line: which format is made, and of what."""

import argparse
import importlib
import signal
import sys
import traceback

from .errors import ReportError

# Each is a module (with _ for -) with a function run(options) -> (text, exit status).
FORMATS = ("coverage", "diff", "differs", "findings", "junit", "known-failures", "markdown", "page", "tap")


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="report", description="Make one output of results.")
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("--requirements", metavar="FILE", required=True,
                        help="what this suite requires, one JSON object on each line")
    parser.add_argument("--records", metavar="FILE", help="the results, as NDJSON")
    parser.add_argument("--before", metavar="FILE", help="diff: the results to compare with")
    parser.add_argument("--style", choices=("text", "markdown", "json"), default="text",
                        help="diff: how the changes are written")
    parser.add_argument("--lists", metavar="FILE",
                        help="findings, known-failures: lists of known failures")
    parser.add_argument("--plots", metavar="DIR", help="page: a folder of plots and tables")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Write the output to standard output.  Returns 0; 1 if the format's question has a bad
    answer (diff: a new failure; findings: an incomplete entry); 2 after one line on standard
    error, with nothing written."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    options = parse(arguments)
    try:
        module = "." + options.format.replace("-", "_")
        text, status = importlib.import_module(module, __package__).run(options)
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
        return status
    except (ReportError, OSError) as error:
        return complain(str(error))
    except ModuleNotFoundError as error:
        return complain(f"the output {options.format} needs the Python module {error.name}; "
                        f"install python3-{error.name} for {sys.executable}")
    except Exception as error:  # a fault of this program; status 1 would be an answer
        last = traceback.extract_tb(error.__traceback__)[-1]
        return complain(f"the output {options.format}: {type(error).__name__}: {error} "
                        f"({last.filename}:{last.lineno})")


def complain(line: str) -> int:
    print("mmapspec: " + " ".join(line.split()), file=sys.stderr)
    return 2
