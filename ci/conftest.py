# SPDX-License-Identifier: MIT
"""A line for each test, as ci/test counts them: "ok - ", "not ok - " or "skip - ", and its title.

The title is made of the name of the test function and its parameters."""
import re

import pytest

# The mark of a test whose findings have lines.
SEVERAL = ("findings", "several")


def title(nodeid):
    """The words of a test's name: FILE::test_a_b[p] is "a b: p"."""
    name = nodeid.split("::", 1)[-1]
    function, _, parameters = name.removeprefix("test_").partition("[")
    return function.replace("_", " ") + (parameters and ": " + parameters[:-1])


def tell(word, name, detail=""):
    """Print one line; line ends within it become blanks."""
    print(re.sub(r"\s+", " ", f"{word} - {name}{detail and ': ' + detail}"), flush=True)


def tell_failure(name, report):
    """Print the line of a failure and, below it, the place and what pytest says of the values."""
    said = report.longreprtext.splitlines()
    errors = [line for line in said if line.startswith("E ")]
    reason = errors[0] if errors else said[-1] if said else ""
    tell("not ok", name, re.sub(r"^E +(AssertionError: |Failed: )?", "", reason))
    for line in errors[1:] + [line for line in said if re.match(r"\S+\.py:\d+: ", line)]:
        print("  " + line, flush=True)


@pytest.fixture
def say(request):
    """say(good, what, seen=""): one of several findings of a test, each of which has its own line.
    A finding that is not good does not end the test.  The test itself has a line if it fails."""
    request.node.user_properties.append(SEVERAL)

    def one(good, what, seen=""):
        tell("ok" if good else "not ok", what, "" if good else str(seen)[:600])
    return one


def pytest_runtest_logreport(report):
    if report.failed:
        tell_failure(title(report.nodeid), report)
    elif report.skipped:
        tell("skip", title(report.nodeid), report.longrepr[2].removeprefix("Skipped: "))
    elif report.when == "call" and SEVERAL not in report.user_properties:
        tell("ok", title(report.nodeid))


def pytest_collectreport(report):
    if report.failed:
        tell_failure(report.nodeid, report)
    elif report.skipped:
        tell("skip", report.nodeid, report.longrepr[2].removeprefix("Skipped: "))


def pytest_sessionfinish(session, exitstatus):
    """The lines have told of failed tests, and of modules that skip all their tests."""
    if exitstatus in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.OK
