# SPDX-License-Identifier: MIT
"""What was tried is counted and shown, and a required combination that nothing tried is named."""
import pathlib
import sys

import pytest

from command import REFERENCE, mmapspec, records

sys.path.insert(0, "conformance")
from report import coverage  # noqa: E402  pylint: disable=wrong-import-position

REQUIRED = coverage.required(pathlib.Path("conformance/model/required-coverage.tsv").read_text(encoding="utf-8"))
RESULTS = [{"record": "result", "coverage": {"resize.newsize": {"zero": {"file": 3}, "page": {"file": 1, "closed": 2}}}},
           {"record": "result", "coverage": {"resize.newsize": {"zero": {"file": 1}}, "seek.pos": {"zero": {"file": 1}}}},
           {"record": "result", "coverage": "no object"}, {"record": "known"}]
TABLE = """\
resize.newsize: 1 combination not tried
  1 file
  2 closed
        1  2
  zero  4  .
  page  1  2
seek.pos: 0 combinations not tried
  1 file
        1
  zero  1
"""


def test_table():
    assert coverage.render(coverage.tables(RESULTS)) == TABLE


@pytest.mark.parametrize("wanted, found", [
    ("resize.newsize\tzero\tfile", True), ("resize.*\t*\tcl?sed", True), ("resize.newsize\tzero\tclosed", False),
    ("seek.pos\tpage\t*", False), ("resize.newsize\tzero", False)])
def test_combination(wanted, found):
    globs = coverage.required(f"# nothing\n\n{wanted}\n")
    assert coverage.missing(globs, RESULTS) == ([] if found else globs)


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """Results of tests that count."""
    folder = tmp_path_factory.mktemp("counted")
    mmapspec("run", "--self-test", "--filter", "self.two-causes", "--json", folder / "all.ndjson", "--exec",
             f"/usr/bin/python3 conformance/controls/broken.py as-asked {REFERENCE}")
    return folder / "all.ndjson"


def test_a_test_counts(counted):
    assert coverage.count(records(counted)) == {("find.sub", "nothing", "read-only map"): 2,
                                                ("find.sub", "garbles", "read-only map"): 1}


def test_list(counted):
    found = mmapspec("list", "--coverage", counted)
    assert (found.returncode, found.stdout) == (0, coverage.render(coverage.tables(records(counted))))


def test_list_of_standard_input(counted):
    found = mmapspec("list", "--coverage", "-", input=counted.read_text())
    assert found.stdout == mmapspec("list", "--coverage", counted).stdout


def test_list_wants_results():
    assert mmapspec("list", "--coverage").returncode == 2
    assert mmapspec("list", "results.ndjson").returncode == 2


def test_page(counted, tmp_path):
    mmapspec("report", "--html", tmp_path / "page.html", counted)
    assert "read-only map" in (tmp_path / "page.html").read_text()


@pytest.fixture(scope="module")
def grids(tmp_path_factory):
    """The results of all grids on the reference."""
    path = tmp_path_factory.mktemp("grids") / "all.ndjson"
    mmapspec("run", "--impl", "reference", "--filter", "grid.*", "--json", path)
    return records(path)


@pytest.mark.parametrize("wanted", [pytest.param(globs, id=" ".join(globs)) for globs in REQUIRED])
def test_required(wanted, grids):
    assert coverage.missing([wanted], grids) == [], "no grid tries this combination"
