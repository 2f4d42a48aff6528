# SPDX-License-Identifier: MIT
"""What the self-test prints, and its CSV file."""
import os
import sys
import tempfile

from log import Failure


def printer(out):
    """A function that prints a line.  A reader that left early is no error."""
    def say(text: str) -> None:
        try:
            print(text, file=out, flush=True)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    return say


def write(path: str, text: str) -> None:
    """Write text to standard output ("-"), a device, or a file, which is replaced as a whole."""
    path = os.path.realpath(path) if path != "-" else path
    try:
        if path == "-":
            sys.stdout.write(text)
        elif os.path.exists(path) and not os.path.isfile(path):
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
        else:
            replace(path, text)
    except OSError as error:
        raise Failure(f"{path}: {error.strerror}") from None


def replace(path: str, text: str) -> None:
    """After an error the file is unchanged."""
    with tempfile.TemporaryDirectory(dir=os.path.dirname(path)) as folder:
        name = os.path.join(folder, "new")
        with open(name, "w", encoding="utf-8") as out:
            out.write(text)
        if os.path.exists(path):
            os.chmod(name, os.stat(path).st_mode & 0o7777)
        os.replace(name, path)
