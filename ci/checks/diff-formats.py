# SPDX-License-Identifier: MIT
"""What changed between two runs: text, JSON and Markdown say the same of each kind of change; the
JSON is as its schema says, which refuses what is not, and a renderer reads the Markdown."""
import copy
from html.parser import HTMLParser
import json
import re
import shutil
import tempfile

import pytest

from command import mmapspec, run
import made
from made import cell, result

jsonschema = pytest.importorskip("jsonschema")
FOLDER = tempfile.mkdtemp()
with open("conformance/diff.schema.json") as text:
    SCHEMA = json.load(text)
with open("conformance/results.schema.json") as text:
    RESULTS = json.load(text)
jsonschema.Draft7Validator.check_schema(SCHEMA)
valid = jsonschema.Draft7Validator(SCHEMA).is_valid
needs_renderer = pytest.mark.skipif(not shutil.which("cmark-gfm"), reason="cmark-gfm is absent")


class Tables(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tables, self.heads, self.inside = {}, [], False
        self.feed(html)
    def handle_starttag(self, tag, attributes):
        if tag in ("h3", "h4"):
            self.heads.append("")
        elif tag == "table":
            self.tables[self.heads[-1]] = []
        elif tag == "tr":
            self.tables[self.heads[-1]].append([])
        elif tag in ("td", "th"):
            self.tables[self.heads[-1]][-1].append("")
        self.inside = tag if tag in ("h3", "h4", "td", "th") else self.inside
    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None
    def handle_data(self, data):
        if self.inside in ("h3", "h4"):
            self.heads[-1] += data
        elif self.inside:
            self.tables[self.heads[-1]][-1][-1] += data


def diff(before, after, *options):
    """Status and output."""
    done = mmapspec("diff", before, after, *options)
    return done.returncode, done.stdout


def write(name, records):
    return made.write(f"{FOLDER}/{name}.ndjson", records)


HOSTILE = "expected a|b, *found* `c` <d> & __e__ \\"
BEFORE = [cell("a", "one", version="1", kernel="5", page=4096), cell("b", "two", version="1", page=4096), cell("gone", "gone"), cell("lost", "lost"),
          result("gone", "x.y", "fail"), result("lost", "x.y"),
          result("a", "t.failure"), result("a", "t.worse", "fail"), result("a", "t.fixed", "fail", message="m"),
          result("a", "t.skip"), result("a", "t.hidden", "fail", message="m"), result("a", "t.again", "skip", message="why"), result("a", "t.value", value="1"),
          result("a", "t.gone"), result("a", "t.same"), result("a", "t.same-fail", "fail", message="m")]
AFTER = [cell("a", "one", version="2", kernel="5", page=16384), cell("b", "two", version="2", page=4096), cell("new", "new"), cell("lost", "lost", problem=HOSTILE),
         result("new", "x.y"),
         result("a", "t.failure", "fail", message=HOSTILE), result("a", "t.worse", "crash", message="died"),
         result("a", "t.fixed"), result("a", "t.skip", "skip", message="not here"),
         result("a", "t.hidden", "skip", message="not here"), result("a", "t.again"),
         result("a", "t.value", value="2"), result("a", "t.new"), result("a", "t.same"),
         result("a", "t.same-fail", "fail", message="m")]
WANTED = {("t.failure", "new failure"), ("t.worse", "new failure"), ("t.fixed", "fixed"), ("t.skip", "new skip"), ("t.hidden", "new skip"),
          ("t.again", "skipped no longer"), ("t.value", "changed"), ("t.gone", "disappeared"), ("t.new", "appeared")}
OLD, NEW = write("before", BEFORE), write("after", AFTER)


@pytest.fixture(scope="module")
def found():
    """The differences as JSON."""
    return json.loads(diff(OLD, NEW, "--json")[1])


def test_json(found, say):
    say(valid(found) and diff(OLD, NEW)[0] == 1, "the JSON is as its schema says, and the status is 1", found)
    say({(c["requirement"], c["change"]) for c in found["changes"]} == WANTED, "each kind of change", found["changes"])
    say(found["counts"] == {"new_failure": 3, "fixed": 1, "new_skip": 2, "skipped_no_longer": 1, "changed": 1,
                            "appeared": 1, "disappeared": 1},
        "the counts, a column that broke down among them", found["counts"])
    change = next(c for c in found["changes"] if c["requirement"] == "t.failure")
    say(change["before"] == {"status": "pass", "message": "", "expected": True} and
        change["after"] == {"status": "fail", "message": HOSTILE, "expected": False}, "both results of a change", change)


def test_columns(found, say):
    columns = {c["column"]: c for c in found["columns"]}
    say({n: c["in"] for n, c in columns.items()} ==
        {"one": "both", "two": "both", "lost": "both", "gone": "before", "new": "after"},
        "which run has a column", columns)
    version, page = {"before": "1", "after": "2"}, {"before": 4096, "after": 16384}
    say(columns["one"]["facts"] == {"version": version, "page": page} and
        columns["two"]["facts"] == {"version": version} and columns["lost"]["problem"] == HOSTILE,
        "what is different of a column, and why one does not run", columns)
    say({n: (c.get("results"), c.get("failures")) for n, c in columns.items()} ==
        {"one": (None, None), "two": (None, None), "lost": (None, None), "gone": (1, 1), "new": (1, 0)},
        "what a column has that only one run has", columns)


def test_of_all_that_a_cell_says_the_facts_that_the_schema_knows():
    names = SCHEMA["properties"]["columns"]["items"]["properties"]["facts"]["propertyNames"]["enum"]
    said = next(set(kind["properties"]) for kind in RESULTS["oneOf"] if "jobs" in kind["properties"])
    said -= {"record", "cell", "implementation", "column", "problem"}
    two = [write("said" + v, [{**cell("a", "one"), **dict.fromkeys(said, v)}]) for v in "12"]
    assert list(json.loads(diff(*two, "--json")[1])["columns"][0]["facts"]) == names


# --- what the schema refuses ----------------------------------------------------------------------

def statuses(s):
    """Each list of statuses within a schema."""
    if isinstance(s, dict):
        own = s.get("properties", {}).get("status", {}).get("enum")
        yield from [own] if own else []
    for inner in s.values() if isinstance(s, dict) else s if isinstance(s, list) else []:
        yield from statuses(inner)


def test_it_has_the_statuses_that_results_have():
    assert list(statuses(SCHEMA)) == [next(statuses(RESULTS))] * 2


def places(value, path=()):
    """Each place in the document, and its value; one item of a list is like another."""
    yield path, value
    for name, inner in value.items() if isinstance(value, dict) else []:
        yield from places(inner, path + (name,))
    for i, inner in enumerate(value) if isinstance(value, list) else []:
        yield from places(inner, path + (i,))


def changed(found, path, do):
    """A copy of the document in which the value at path is changed."""
    document = copy.deepcopy(found)
    at = document
    for name in path:
        at = at[name]
    do(at)
    return document


def others(path, value):
    """Values of another type, and of the same type what means nothing."""
    yield from (o for o in ("x", 7, 1.5, True, [], {}, None) if type(o) is not type(value)
                and not (o is None and path[-1] in ("before", "after")))
    if type(value) is int:
        yield -1
    if path[-1] in ("status", "change", "in"):
        yield from ("", "x", value.upper(), value + " ")


FREE = {"problem", "value", "message", "expected", "results", "failures"}  # members that need not be there


def broken(found):
    """{kind of fault: documents} that the schema must refuse."""
    objects = [(p, v) for p, v in places(found) if isinstance(v, dict)]
    inside = [(p, n) for p, v in objects for n in v if n not in FREE and p[-1:] != ("facts",)]
    given = [(p, v) for p, v in places(found) if p and not (len(p) > 1 and p[-2] in {"version", "page"})]
    return {
        "a member less": [changed(found, p, lambda at: at.pop(n)) for p, n in inside],
        "a member more": [changed(found, p, lambda at: at.update(more={"before": 1, "after": 2})) for p, _ in objects],
        "a member misspelt": [changed(found, p, lambda at: at.update({n.upper(): at.pop(n)}))
                              for p, v in objects for n in v],
        "a value of another type or meaning": [changed(found, p[:-1], lambda at: at.__setitem__(p[-1], o))
                                               for p, v in given for o in others(p, v)],
        "no object": [[], "x", 7, None, {}, [found]]}


def test_refused(found, say):
    for name, documents in broken(found).items():
        accepted = [d for d in documents if valid(d)]
        say(documents and not accepted, "refused: %s (%d)" % (name, len(documents)), json.dumps(accepted[:1]))


# --- Markdown -------------------------------------------------------------------------------------

def page(before, after):
    """Status, Markdown, and the tables that a renderer makes of it."""
    status, text = diff(before, after, "--markdown")
    return status, text, Tables(run("cmark-gfm", "-e", "table", input=text, check=True).stdout)


FACTS = ["one and 1 more: version 1 -> 2", "one: page 4096 -> 16384", "column appeared: new, with 1 results, 0 of them failures",
         "column disappeared: gone, with 1 results, 1 of them failures"]


@needs_renderer
def test_markdown(say):
    status, text, tables = page(OLD, NEW)
    rows = {tuple(r[:2]): r for t in tables.tables.values() for r in t[1:]}
    say(status == 1 and {r[0] for r in rows.values()} == {w[0] for w in WANTED} | {"all"},
        "Markdown has a row for each", rows)
    say(rows[("t.failure", "one")] == ["t.failure", "one", "pass", "fail", HOSTILE] and
        rows[("all", "lost")] == ["all", "lost", "ran", "does not run", HOSTILE] and
        rows[("t.value", "one")] == ["t.value", "one", "1", "2", ""], "with what there was, and why", rows)
    say(tables.heads[0] == "3 new failures, 1 fixed, 2 new skips, 1 skipped no longer, 1 changed value, 1 appeared, "
        "1 disappeared" and tables.heads[1:] == tables.heads[0].split(", "), "under the counts", tables.heads)
    items = [line[2:].replace("\\", "") for line in text.splitlines() if line.startswith("- ")]
    say(items == FACTS, "and what is different of the columns, once", items)


def test_text_has_the_same():
    plain = diff(OLD, NEW)[1]
    assert all(w[0] in plain for w in WANTED) and "lost does not run" in plain and plain.splitlines()[:4] == FACTS


@needs_renderer
def test_ids_of_the_results_of_others():
    odd = write("odd", AFTER + [result("a", "t.odd|`id`"), result("a", "t.`odd`")])
    assert [r[0] for r in page(NEW, odd)[2].tables["2 appeared"][1:]] == ["t.`odd`", "t.odd|`id`"]
    assert valid(json.loads(diff(NEW, odd, "--json")[1]))


def test_nothing_changed():
    status, text = diff(OLD, OLD, "--markdown")
    assert status == 0 and text.startswith("### No result changed")


def test_nothing_changed_as_json():
    status, text = diff(OLD, OLD, "--json")
    assert status == 0 and valid(json.loads(text)) and json.loads(text)["changes"] == []


# --- no room --------------------------------------------------------------------------------------

MANY = [result("a", "t.n%d" % i) for i in range(6000)]


def left_out(text):
    """How many changes the last line counts."""
    return int(re.search(r"(\d+) more", text.splitlines()[-1]).group(1))


@needs_renderer
def test_what_has_no_room_is_counted_in_the_last_line():
    old = write("many", BEFORE[:1] + MANY)
    new = write("bad", AFTER[:1] + [dict(r, status="fail", message=HOSTILE * 5, expected=False) for r in MANY])
    status, text, tables = page(old, new)
    shown = len(tables.tables["6000 new failures"]) - 1
    assert len(text.encode()) <= 512 * 1024 and shown > 500
    assert text.splitlines()[-1].startswith("Left out here") and left_out(text) + shown == 6000


# Where a heading has no room, a short row behind it must not come to stand in the table before.
@pytest.mark.parametrize("pad", range(0, 160, 20))
def test_each_row_is_under_its_heading(pad):
    old = write("full", BEFORE[:1] + MANY[:4000] + [result("a", "t.z", "fail")])
    new = write("fuller", AFTER[:1] + [dict(r, status="fail", message="m" * (pad if i == 0 else 110))
                                       for i, r in enumerate(MANY[:4000])] + [result("a", "t.z")])
    text = diff(old, new, "--markdown")[1]
    assert text.count("| `t.") + left_out(text) == 4001
    assert "`t.z`" not in text or "#### 1 fixed" in text


# --- what cannot be said, or written --------------------------------------------------------------

FORMS = pytest.mark.parametrize("options", [[], ["--json"], ["--markdown"]], ids=" ".join)


def test_not_both_forms_at_once():
    assert diff(OLD, NEW, "--json", "--markdown") == (2, "")


@FORMS
@pytest.mark.parametrize("before, after, status", [(OLD, NEW, 1), (NEW, OLD, 1), (OLD, OLD, 0)],
                         ids=["changed", "backwards", "same"])
def test_status(before, after, status, options):
    assert diff(before, after, *options)[0] == status


@FORMS
def test_a_full_disk(options):
    with open("/dev/full", "w") as full:
        done = mmapspec("diff", OLD, NEW, *options, capture_output=False, stdout=full, stderr=-1)
    assert done.returncode == 2 and done.stderr.count("\n") == 1
