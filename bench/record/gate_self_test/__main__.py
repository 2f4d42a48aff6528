# SPDX-License-Identifier: MIT
"""mmapspec gate --self-test: how often does the gate raise a false alarm, and how often does it
miss a slower row?

`mmapspec gate` starts this with its own arguments, which it has checked.  Every gate is appended to
the log, so that a run that was stopped goes on.  Exit status: 0 the goals hold; 1 they do not; 2
set-up error; 3 no gate was run."""
import argparse
import secrets
import signal
import sys

try:
    import by_counts
    import by_time
    import gates
    import output
    from log import Failure
except ModuleNotFoundError as error:
    print(f"mmapspec gate: --self-test: Python has no module {error.name}; "
          f"install python3-{error.name}", file=sys.stderr)
    sys.exit(2)


class Stopped(BaseException):
    """A signal asked for the end."""


def stop(number: int, _frame) -> None:
    raise Stopped(number)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Our own options; those in `gate` are for the gates that are run."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--by")
    parser.add_argument("--live", type=int, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbits(32))
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument("--confirm", type=int, default=20)
    parser.add_argument("--self-test", action="store_true")
    for name in ("--log", "--csv", "--json", "--markdown"):
        parser.add_argument(name)
    options, options.gate = parser.parse_known_args(arguments)
    options.by = "counts" if options.by == "counts" else "time"
    options.gate += ["--pairs", str(options.pairs), "--confirm", str(options.confirm),
                     "--by", options.by]
    name = "gate-self-test-counts" if options.by == "counts" else "gate-self-test"
    options.log = options.log or str(gates.BUILD / f"{name}.ndjson")
    options.say = output.printer(sys.stderr if options.csv == "-" else sys.stdout)
    return options


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        options = parse(sys.argv[1:])
        return 0 if (by_counts if options.by == "counts" else by_time).self_test(options) else 1
    except Failure as failure:
        if str(failure):
            print(f"mmapspec gate: {failure}", file=sys.stderr)
        return failure.status
    except Stopped as stopped:
        # Die of the signal, so that the caller sees it.
        signal.signal(stopped.args[0], signal.SIG_DFL)
        signal.raise_signal(stopped.args[0])
        raise


sys.exit(main())
