# SPDX-License-Identifier: MIT
"""One test of each outcome: every output says of it what this table says, nothing is left
behind, and the status is that of the worst."""
import collections
import json
import os
import pathlib
import re
import shutil
import xml.etree.ElementTree

import pytest

from command import BUILD, REFERENCE, mmapspec, records, run

Row = collections.namedtuple("Row", "name status expected message told value stage tap")
TABLE = [Row(*line.split("|")) for line in """\
pass|pass|yes|||||ok
value|pass|yes|||-1||ok
fault|pass|yes|killed by SIGSEGV||SIGSEGV||ok
flood-of-errors|pass|yes|||||ok
fail|fail|no|expected 7, found ok -1||||not ok
recommended|fail|yes|expected 7, found ok -1||||todo
informational|fail|yes|expected 7, found ok -1||||todo
known|fail|yes|expected 7, found ok -1|it is known|||todo
known-otherwise|fail|no|expected 7, found ok -1|it fails otherwise than its known failure says|||not ok
cover|pass|yes|||||ok
cover-late|pass|yes|||||ok
cover-hiding|pass|yes|||||ok
value-classes|pass|yes|||||ok
value-of-class|pass|yes|||||ok
known-pass|pass|no||unexpected pass: it is listed as a known failure|||not ok
fixture|fail|no|expected success, found err|||fixture|not ok
crash|crash|no|killed by SIGKILL||||not ok
exits|crash|no|ended with status 7||||not ok
dies-at-the-end|crash|no|ended with status 9 after the test||||not ok
hangs|timeout|no|no answer within||||not ok
late|timeout|no|no answer within||||not ok
outlives|timeout|no|does not end when its input has ended||||not ok
overdue|timeout|no|the test did not end in time||||not ok
skip|skip|yes|this is the reason||||skip
error|error|no|this is what failed||||not ok
nothing|error|no|the test expects nothing||||not ok
silent|error|no|the test's process ended without a verdict||||not ok
garbage|fail|no|protocol: neither ok nor err||||not ok
chatter|fail|no|protocol: output that nobody asked for|||fixture|not ok
flood|fail|no|protocol: an answer longer than 16 MiB||||not ok
child|fail|no|leaves a process behind when it ends: python3||||not ok
session|fail|no|leaves a process behind when it ends: python3||||not ok
file|fail|no|leaves left in the folder of the test's files||||not ok
file-at-the-end|fail|no|leaves left in the folder of the test's files||||not ok
descriptor|fail|no|descriptors of the test's files are open||||not ok
map|fail|no|maps of the test's files are left||||not ok
survives|pass|yes|||||ok
starts-over|pass|yes|||||ok
overdue-cause|timeout|no|something is wrong (and 1 more cause)||||not ok
two-causes|fail|no|expected a place, found ok -1 (and 1 more cause)||||not ok
death-and-failure|fail|no|killed by SIGKILL instead of answering||||not ok
deaths|crash|no|killed by SIGKILL instead of answering||||not ok
hangs-twice|timeout|no|no answer within||||not ok
known-partly|fail|no|killed by SIGKILL instead of answering|no known failure explains 1 of its 2 causes|||not ok
known-wholly|fail|yes|expected a place, found ok -1|it answers wrongly|||todo
known-absent|fail|no|expected a place, found ok -1|unexpected pass: no cause is as this known failure says: it hangs|||not ok""".splitlines()]
# Of a test that goes on after a failure: each cause with its status and the number of times.
CAUSES = {"two-causes": [("fail", "found ok -1", 2), ("fail", "found protocol: neither ok nor err", 1)],
          "death-and-failure": [("crash", "killed by SIGKILL", 1), ("fail", "found ok -1", 1)],
          "deaths": [("crash", "killed by SIGKILL", 1), ("crash", "ended with status 7", 1)],
          "overdue-cause": [("fail", "something is wrong", 1), ("timeout", "the test did not end in time", 1)],
          "hangs-twice": [("timeout", "no answer within", 2)],
          "known-partly": [("fail", "found ok -1", 1), ("crash", "killed by SIGKILL", 1)]}
KNOWN = [{"id": "self.known", "reason": "it is known", "link": "https://example.org/1", "pattern": "*expected 7*"},
         {"id": "self.known-otherwise", "reason": "so is this", "pattern": "*expected 8*"},
         {"id": "self.known-pass", "reason": "and this"},
         {"id": ["self.known-partly", "self.known-wholly", "self.known-absent"], "reason": "it answers wrongly",
          "pattern": "*found ok -1"},
         {"id": ["self.known-wholly", "self.known-absent"], "reason": "it is killed", "pattern": "*SIGKILL*"},
         {"id": "self.known-absent", "reason": "it hangs", "pattern": "*no answer*"}]
DIES = [{"id": "self.dies-at-the-end", "reason": "it is known", "pattern": "*after the test*"}]
ALONE = "pass fail crash hangs skip error recommended informational known known-pass".split()
# A kernel that does not list children shows no leaked processes.
LISTS_CHILDREN = pathlib.Path("/proc/self/task", str(os.getpid()), "children").exists()
ADAPTER = f"/usr/bin/python3 conformance/controls/broken.py as-asked {REFERENCE}"


def every_row(test):
    """A test for each row of the table; a row about processes is skipped without their list."""
    unlisted = pytest.mark.skipif(not LISTS_CHILDREN, reason="this kernel has no /proc/PID/task/TID/children")
    return pytest.mark.parametrize("row", [
        pytest.param(row, id=row.name, marks=[unlisted] if row.name in ("child", "session") else [])
        for row in TABLE])(test)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("self")


@pytest.fixture(scope="module")
def asked(folder):
    """Run the tests of the runner, which fail as the adapter is asked to."""
    (folder / "files").mkdir()

    def ask(*options, known=KNOWN):
        (folder / "known.json").write_text(json.dumps(known))
        return mmapspec("run", "--self-test", "--exec", ADAPTER, "--dir", folder / "files", "--timeout-multiplier", "0.2",
                        "--known-failures", folder / "known.json", *options)
    return ask


@pytest.fixture(scope="module")
def whole(asked, folder):
    """A run of all of them, with every output."""
    return asked("--adapters", "fresh", "--json", folder / "all.ndjson", "--junit", folder / "all.xml",
                 "--tap", folder / "all.tap")


@pytest.fixture(scope="module")
def results(whole, folder):
    return {r["requirement"].removeprefix("self."): r for r in records(folder / "all.ndjson")}


@pytest.fixture(scope="module")
def cases(whole, folder):
    """The test cases of JUnit, by name."""
    found = xml.etree.ElementTree.parse(folder / "all.xml").iter("testcase")
    return {re.search(r"self\.([a-z-]+)", case.get("name"))[1]: case for case in found}


@pytest.fixture(scope="module")
def points(whole, folder):
    """The lines of TAP, by name."""
    lines = (folder / "all.tap").read_text().splitlines()
    return {re.search(r"self\.([a-z-]+)", line)[1]: line for line in lines
            if re.match("(not )?ok .*self\\.", line)}


def test_status_1(whole):
    assert whole.returncode == 1, whole.stderr


def test_each_of_them(results):
    assert results.keys() >= {row.name for row in TABLE if LISTS_CHILDREN or row.name not in ("child", "session")}
    assert results.keys() <= {row.name for row in TABLE} | {"child", "session"}


@every_row
def test_result(row, results):
    found = results[row.name]
    assert (found["status"], found["expected"], found.get("value", ""), found["stage"]) == \
        (row.status, row.expected == "yes", row.value, row.stage or "test")
    assert found.get("note", "") + found.get("known", {}).get("reason", "") == row.told
    assert row.message in found["message"] and bool(row.message) == bool(found["message"])


@pytest.mark.parametrize("name", CAUSES)
def test_causes(name, results):
    found = results[name]["causes"]
    assert [(cause["status"], message in cause["message"], cause["count"])
            for cause, (_, message, _) in zip(found, CAUSES[name], strict=True)] == \
        [(status, True, count) for status, _, count in CAUSES[name]]


def test_known_causes(results):
    assert [cause.get("known", {}).get("reason") for cause in results["known-partly"]["causes"]] == \
        ["it answers wrongly", None]
    assert [cause.get("known", {}).get("reason") for cause in results["known-wholly"]["causes"]] == \
        ["it answers wrongly", "it is killed"]


@pytest.mark.parametrize("name", [name for name in CAUSES if name != "overdue-cause"])
def test_each_cause_is_reproduced(name, asked, results, folder):
    for cause in results[name]["causes"]:
        assert cause["replay"].count(" find @") == 1, "what came before the test started over is no part of it"
        (folder / "cause.replay").write_text(cause["replay"])
        found = asked("--replay", folder / "cause.replay")
        assert found.returncode == 1, found.stdout


def test_causes_are_shown(whole, results, cases, points, folder):
    shown = results["two-causes"]["causes"][1]["message"]
    assert shown in "".join(cases["two-causes"].itertext())
    assert json.dumps(shown, ensure_ascii=False) in (folder / "all.tap").read_text()


def test_causes_of_a_run_of_it_alone(asked, folder):
    found = asked("--filter", "self.known-partly", "--keep-replays", folder / "kept",
                  "--markdown", folder / "one.md", "--json", folder / "one.ndjson")
    assert re.search("cause 2: .*killed by SIGKILL.*\n.*\n  cause 1 \\(known: it answers wrongly\\): ", found.stdout)
    assert sorted(os.listdir(folder / "kept/exec")) == ["self.known-partly.1.replay", "self.known-partly.2.replay"]
    assert "  - find(@2, b\"nothing\"): expected a place, found ok -1 (known: it answers wrongly)\n" in \
        (folder / "one.md").read_text()
    mmapspec("report", "--html", folder / "one.html", folder / "one.ndjson")
    assert "<li>find(@2" in (folder / "one.html").read_text()


def test_a_new_cause_is_a_new_failure(folder, results):
    def write(name, causes):
        record = {**results["two-causes"], "causes": causes}
        (folder / name).write_text(json.dumps(record) + "\n")
    write("one.ndjson", results["two-causes"]["causes"][:1])
    write("both.ndjson", results["two-causes"]["causes"])
    assert mmapspec("diff", folder / "one.ndjson", folder / "both.ndjson").returncode == 1
    assert mmapspec("diff", folder / "both.ndjson", folder / "one.ndjson").returncode == 0
    assert mmapspec("diff", folder / "both.ndjson", folder / "both.ndjson").stdout == "no result changed\n"


def test_update_lists_each_cause_that_is_not_known(asked, folder):
    asked("--filter", "self.known-[pa]*[yt]", "--update-known-failures", known=KNOWN[3:])
    listed = [(entry["id"], entry["reason"]) for finding in json.loads((folder / "known.json").read_text())
              for part in finding.get("entries", [finding]) for entry in [{**finding, **part}]]
    assert [reason for ids, reason in listed if "self.known-partly" in ids] == ["it answers wrongly", "TODO: not yet explained"]
    assert [reason for ids, reason in listed if "self.known-absent" in ids] == ["it answers wrongly", "it is killed"]
    known = json.loads((folder / "known.json").read_text())
    assert asked("--filter", "self.known-[pa]*[yt]", known=known).returncode == 0


def test_a_known_failure_that_shows_sometimes(asked, folder):
    seldom = [{**entry, "sometimes": True} for entry in KNOWN]
    options = ("--filter", "self.known-[pa]*s*", "--update-known-failures")
    assert asked(*options, known=KNOWN).returncode == 1
    assert asked(*options, known=seldom).returncode == 0
    assert json.loads((folder / "known.json").read_text()) == seldom
    # It explains a cause, but no others.
    assert asked("--filter", "self.known-partly", known=seldom).returncode == 1


@every_row
def test_in_junit(row, cases):
    wanted = ["failure"]
    if row.status == "skip" or row.expected == "yes" and row.status != "pass":
        wanted = ["skipped"]
    elif row.expected == "yes":
        wanted = []
    elif row.status == "error":
        wanted = ["error"]
    assert [part.tag for part in cases[row.name] if part.tag in ("failure", "error", "skipped")] == wanted


@every_row
def test_in_tap(row, points):
    directive = re.search("# (TODO|SKIP)", points[row.name])
    found = directive[1].lower() if directive else re.match("(not )?ok", points[row.name])[0]
    assert found == row.tap, points[row.name]


def test_no_process_is_left(whole, folder):
    mark = f"MMAPSPEC_ADAPTER={folder}/files"
    assert run("sh", "-c", f"grep -lz '{mark}' /proc/[0-9]*/environ").stdout == ""


def test_no_file_is_left(whole, folder):
    assert os.listdir(folder / "files") == []


@pytest.mark.parametrize("name", ["child", "session", "file"])
def test_an_adapter_that_might_be_reused(name, asked, folder):
    if name != "file" and not LISTS_CHILDREN:
        pytest.skip("this kernel has no /proc/PID/task/TID/children")
    asked("--filter", f"self.{name}", "--adapters", "warm", "--json", folder / "warm.ndjson")
    assert [r["status"] for r in records(folder / "warm.ndjson") if "leaves" in r["message"]] == ["fail"]


def test_known_failure_at_the_end_is_seen_in_its_own_test(asked):
    assert asked("--filter", "self.dies-at-the-end", "--adapters", "warm", known=DIES).returncode == 0


@pytest.mark.parametrize("row", [row for row in TABLE if row.name in ALONE], ids=lambda row: row.name)
def test_status_of_it_alone(row, asked):
    assert asked("--filter", f"self.{row.name}").returncode == \
        (3 if row.name == "skip" else 0 if row.expected == "yes" else 1)


def test_recommendation_counts_with_strict(asked):
    assert asked("--filter", "self.recommended", "--strict").returncode == 1


def test_list_does_not_show_them():
    listed = mmapspec("list").stdout
    assert listed and not re.search(r"^self\.", listed, re.M)


def test_no_run_selects_them():
    assert mmapspec("run", "--impl", "reference", "--filter", "self.*").returncode == 3


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_libgit2_is_not_started(folder):
    run("strace", "-f", "-e", "trace=openat", "-o", folder / "opened", BUILD / "mmapspec", "run",
        "--impl", "reference", "--filter", "find.index.lowest")
    opened = (folder / "opened").read_text()
    assert "selection" in opened and "/ssl/certs" not in opened
