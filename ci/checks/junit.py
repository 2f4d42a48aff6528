# SPDX-License-Identifier: MIT
"""JUnit's XML, as a library reads it, has what the records have: counts, reasons, messages, the
environment."""
import json
import re
import types

import pytest

from command import mmapspec, run

junitparser = pytest.importorskip("junitparser")
# Some text never comes from a run.
TEXTS = ["a < b > c & \"d\" 'e' &amp; ]]>", "two\nlines\ttab", "\x01 \x1b[31m", "é \U0001f600 \ufffe \uffff",
         "<![CDATA[ <!-- <?x", "  blanks  "]


def made_up():
    """Results with such text, of one cell that comes from several runs."""
    for i, text in enumerate(TEXTS):
        for status in ("fail", "skip", "error", "pass"):
            yield {"record": "result", "cell": "made@up", "implementation": "x", "version": "1",
                   "requirement": "made.%s.%d" % (status, i), "level": "required", "status": status,
                   "expected": status == "skip", "message": text, "note": text, "stage": "test",
                   "transcript": ["> " + text], "stderr": text, "rerun": text, "seconds": 0.5}
        yield {"record": "cell", "cell": "made@up", "column": "made <up> & \"quoted\"", "implementation": "x",
               "kernel": "a < b\n\x02", "started": "2026-01-02T03:04:05Z", "seconds": 2.5,
               "limits": {"as": None, "nofile": 7}, "claims": ["a", "b & c"], "privileged": True}


def content(text):
    """What can stand in XML: forbidden controls are spelled, what is no character is replaced."""
    return re.sub("[\ufffe\uffff]", "\ufffd", re.sub(r"[\x00-\x08\x0b-\x1f]", lambda c: "\\x%02x" % ord(c.group()), text))


def shown(value):
    """An attribute for any value; controls are blanks there."""
    if isinstance(value, str):
        return content(re.sub(r"[\x00-\x1f\x7f]", " ", value))
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "unlimited"}[value]
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return ", ".join("%s %s" % (name, shown(item)) for name, item in value.items())
    return "%.2f" % value if isinstance(value, float) else "%d" % value


def outcome(r):
    """Element and message: of a skip its reason, of a failure its message."""
    if not r["expected"]:
        if r["status"] == "pass":
            return "failure", "passes: " + r.get("note", "")
        return "error" if r["status"] == "error" else "failure", r["message"]
    if r["status"] == "skip":
        return "skipped", r["message"]
    if r["status"] == "pass":
        return None
    if "known" in r:
        return "skipped", "known failure: %s %s" % (r["known"]["reason"], r["known"]["link"])
    return "skipped", "%s, which does not fail the run: %s" % (r["status"], r["message"])


def wanted_of(seen, cell):
    """{name: (element, message) or None} of a suite."""
    wanted = {name: outcome(r) for (of, name), r in seen.results.items() if of == cell}
    if "problem" in seen.cells[cell]:
        wanted["run"] = "error", seen.cells[cell]["problem"]
    for r in seen.records:
        if r["record"] == "known" and r["cell"] == cell:
            wanted[r["requirement"] + " (listed)"] = "failure", r["problem"]
    return {name: w and (w[0], content(w[1])) for name, w in wanted.items()}


def counts(wanted):
    elements = [w and w[0] for w in wanted.values()]
    return [len(elements)] + [elements.count(e) for e in ("failure", "error", "skipped")]


def found_counts(element):
    return [element.tests, element.failures, element.errors, element.skipped]


def found_of(suite):
    found = {}
    for case in suite:
        element = case._elem
        inside = [e for e in element if e.tag in ("failure", "error", "skipped")]
        name = case.name
        # A wrong entry may stand beside the result of the same requirement; it has no area.
        if element.get("classname") == suite.name and name != "run":
            name += " (listed)"
        found[name] = (inside[0].tag, inside[0].get("message")) if inside else None
        if len(inside) > 1:
            found[name] = "several"
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The records of every kind of run, and of text that is made up; and what their XML has."""
    folder = tmp_path_factory.mktemp("junit")
    done = run("ci/every-kind", folder / "all.ndjson")
    assert done.returncode == 0, done.stdout
    with open(folder / "all.ndjson", "a", encoding="utf-8") as out:
        out.writelines(json.dumps(r) + "\n" for r in made_up())
    mmapspec("report", folder / "all.ndjson", "--junit", folder / "junit.xml")
    with open(folder / "all.ndjson", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    cells = {r["cell"]: r for r in records if r["record"] == "cell"}
    xml = junitparser.JUnitXml.fromfile(str(folder / "junit.xml"))
    return types.SimpleNamespace(
        records=records, cells=cells, xml=xml, suites=list(xml),
        results={(r["cell"], r["requirement"]): r for r in records if r["record"] == "result"},
        labels={cell: content(r["column"]) for cell, r in cells.items()},
        absent=[r for r in records if r["record"] == "absent"])


@pytest.fixture(scope="module")
def cases(seen):
    """The case of each result."""
    return {(cell, c.name): c for suite, cell in zip(seen.suites, seen.labels) for c in suite if c.classname != suite.name}


# --- suites ---------------------------------------------------------------------------------------

def test_a_suite_for_each_column(seen):
    assert [s.name for s in seen.suites] == list(seen.labels.values()) + [content(r["column"]) for r in seen.absent]


def test_suites(seen, say):
    for suite, (cell, label) in zip(seen.suites, seen.labels.items()):
        wanted, found, r = wanted_of(seen, cell), found_of(suite), seen.cells[cell]
        say(found_counts(suite) == counts(wanted), "%s: tests, failures, errors, skipped: %s" % (label, counts(wanted)),
            found_counts(suite))
        say(len(list(suite)) == len(wanted) and found == wanted, "%s: each with its reason or message" % label,
            [(name, found.get(name), wanted.get(name)) for name in {**found, **wanted}
             if found.get(name, 0) != wanted.get(name, 0)][:2])
        properties = {p.name: p.value for p in suite.properties()}
        environment = {name: shown(value) for name, value in r.items()}
        say(properties == environment, "%s: the environment in %d properties" % (label, len(environment)),
            sorted(set(properties.items()) ^ set(environment.items()))[:3])
        say(suite.timestamp == r["started"] and abs(suite.time - r.get("seconds", 0)) < 0.001,
            "%s: when, and how long" % label)


def test_absent(seen, say):
    for suite, r in zip(seen.suites[len(seen.labels):], seen.absent):
        say(found_counts(suite) == [1, 0, 0, 1] and [c.result[0].message for c in suite] == [content(r["reason"])],
            "%s: absent, with the reason" % suite.name)


def test_total_of_tests_failures_errors_and_skipped(seen):
    all_counts = [counts(wanted_of(seen, cell)) for cell in seen.cells] + [[1, 0, 0, 1]] * len(seen.absent)
    assert found_counts(seen.xml) == [sum(column) for column in zip(*all_counts)]


def test_how_long_all_of_it_took(seen):
    assert abs(seen.xml.time - sum(r.get("seconds", 0) for r in seen.cells.values())) < 0.01


# --- what a failure says --------------------------------------------------------------------------

def test_each_result_is_a_case_of_its_column_and_area(seen, cases):
    assert {key: c.classname for key, c in cases.items()} == \
        {key: "%s.%s" % (seen.labels[key[0]], key[1].split(".")[0]) for key in seen.results}


def test_failures_have_message_transcript_and_the_command_that_reruns_them(seen, cases):
    failed = {key: r for key, r in seen.results.items() if outcome(r) and outcome(r)[0] != "skipped"}
    assert failed
    for key, r in failed.items():
        parts = [r["message"]] + r.get("transcript", []) + (["rerun: " + r["rerun"]] if "rerun" in r else [])
        assert [p for p in map(content, parts) if p not in (cases[key].result[0].text or "")] == [], key


def test_type_is_the_status(seen, cases):
    assert all(cases[key].result[0].type == r["status"] for key, r in seen.results.items() if outcome(r))


def test_standard_error_is_that_of_the_adapter(seen, cases):
    assert [key for key, r in seen.results.items() if r["status"] not in ("pass", "skip") and
            (cases[key].system_err or "") != content(r.get("stderr", ""))] == []


def test_each_case_took_as_long_as_its_result(seen, cases):
    assert all(abs(cases[key].time - r.get("seconds", 0)) < 0.001 for key, r in seen.results.items())


def test_every_outcome_is_among_them(seen):
    assert {"failure", "error", "skipped", None} == {o and o[0] for o in map(outcome, seen.results.values())}
