# SPDX-License-Identifier: MIT
"""JUnit's XML: a suite for each column, with its environment, and a case for each result.  JUnit has
three outcomes besides success; what does not fail the run is "skipped" here, with the reason."""

import re
from xml.etree import ElementTree

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import SystemOut

from . import causes, matrix, skips, words
from .records import items, number, of_kind, text
from .results import Standing, bad, standing, status


def run(options) -> tuple[str, int]:
    return render(matrix.read(options.records, options.requirements)), 0


def render(m: matrix.Matrix) -> str:
    xml = JUnitXml("mmapspec")
    listed = of_kind(m.records, "known")
    suites = [suite(m, k, listed) for k in range(len(m.columns))]
    xml.extend(suites + [absent_suite(record) for record in of_kind(m.records, "absent")])
    xml.update_statistics()
    # It added up the cases; a cell takes longer.
    for element, column in zip(suites, m.columns):
        element.time = round(number(column.record, "seconds"), 3)
    xml.time = round(words.seconds(m), 3)
    return indented(xml)


def indented(xml: JUnitXml) -> str:
    root = ElementTree.fromstring(xml.tostring())
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def valid(value: str) -> str:
    """The text with the controls that XML forbids spelled \\x1b, and a sign for what is no
    character."""
    value = re.sub(r"[\x00-\x08\x0b-\x1f]", lambda c: f"\\x{ord(c.group()):02x}", value)
    return re.sub("[\ufffe\uffff]", "\ufffd", value)


def suite(m: matrix.Matrix, k: int, listed: list[dict]) -> TestSuite:
    column = m.columns[k]
    element = TestSuite(valid(column.label))
    element.timestamp = valid(text(column.record, "started"))
    for name, value in column.record.items():
        element.add_property(valid(name), valid(words.of_json(value)))
    element.extend(cell_cases(column, listed))
    element.extend(case(column, row, row.results[k]) for row in m.rows if row.results[k] is not None)
    untested = skips.untested(m.results(column.cell))
    if untested:
        element.append(SystemOut(valid("nothing was tested: " + untested)))
    return element


def cell_cases(column: matrix.Column, listed: list[dict]) -> list[TestCase]:
    """Cases for what is wrong with the whole cell, and for wrong entries of its list."""
    problem = text(column.record, "problem")
    cases = [plain_case(column.label, "run", Error, problem)] if problem else []
    return cases + [plain_case(column.label, text(record, "requirement"), Failure,
                               text(record, "problem"))
                    for record in listed if text(record, "cell") == column.cell]


def absent_suite(record: dict) -> TestSuite:
    """What could not be run at all is named as one skipped case."""
    label = text(record, "column")
    element = TestSuite(valid(label))
    element.append(plain_case(label, "absent", Skipped, text(record, "reason")))
    return element


def plain_case(label: str, name: str, kind, message: str) -> TestCase:
    element, outcome = TestCase(valid(name), valid(label)), kind()
    outcome.message = valid(message)
    element.append(outcome)
    return element


def case(column: matrix.Column, row: matrix.Row, result: dict) -> TestCase:
    area = row.id.split(".")[0]
    element = TestCase(valid(row.id), valid(f"{column.label}.{area}"),
                       round(number(result, "seconds"), 3))
    kind = outcome_kind(result)
    if kind is not None:
        outcome = kind()
        outcome.type = valid(status(result))
        outcome.message = valid(summary(result))
        if kind is not Skipped:
            outcome.text = valid(body(row, result))
        element.append(outcome)
    if text(result, "stderr") and bad(result):
        element.system_err = valid(text(result, "stderr"))
    return element


def outcome_kind(result: dict):
    """The element that a result is inside its case; None for a success."""
    stands = standing(result)
    if stands in (Standing.SKIP, Standing.KNOWN, Standing.TOLERATED):
        return Skipped
    if stands in (Standing.NEW, Standing.NEW_PASS):
        return Error if status(result) == "error" else Failure
    return None


def summary(result: dict) -> str:
    """What a reader of the report sees first."""
    stands, message = standing(result), text(result, "message")
    if stands is Standing.KNOWN:
        return f'known failure: {text(result["known"], "reason")} {text(result["known"], "link")}'
    if stands is Standing.TOLERATED:
        return f"{status(result)}, which does not fail the run: {message}"
    return f'passes: {text(result, "note")}' if stands is Standing.NEW_PASS else message


def evidence(failure: dict) -> list[str]:
    """Handles and transcript of a result, or of one of its causes."""
    return [*filter(None, [text(failure, "handles")]),
            *(f"  {line}" for line in items(failure, "transcript") if isinstance(line, str))]


def body(row: matrix.Row, result: dict) -> str:
    lines = []
    if row.requirement is not None:
        lines += [row.requirement["statement"], "sources: " + row.requirement["cites"]]
    lines.append(text(result, "message"))
    lines += evidence(result)
    for place, cause in enumerate(causes.of(result), 1):
        lines += [f"cause {place}: {causes.title(cause)}", *evidence(cause)]
    lines += ["rerun: " + text(result, "rerun")] * (text(result, "rerun") != "")
    return "\n".join(lines) + "\n"
