# SPDX-License-Identifier: MIT
"""Two real runs between which every kind of change happens: the JSON of what changed is as its
schema says, and text and Markdown tell the same changes."""
import json
import os
import re

import pytest

from command import CONTROL, REFERENCE, mmapspec, write_program

jsonschema = pytest.importorskip("jsonschema")
with open("conformance/diff.schema.json", encoding="utf-8") as text:
    SCHEMA = json.load(text)
KINDS = SCHEMA["properties"]["changes"]["items"]["properties"]["change"]["enum"]
# What must have happened, by what the adapters do: one requirement of each kind.
WANTED = {"new failure": ("rfind.index.absent", "one"), "fixed": ("find.index.absent", "one"),
          "new skip": ("map.special.pipe", "one"), "skipped no longer": ("share.fork.copy", "one"),
          "changed": ("find.index.absent", "two"), "appeared": ("seek.result.position", "one"),
          "disappeared": ("seek.result.none", "one")}
TITLES = {"changed": "changed values?", "new failure": "new failures?", "new skip": "new skips?"}
OPPOSITES = {"new failure": "fixed", "new skip": "skipped no longer", "appeared": "disappeared"}
OPPOSITES.update({opposite: kind for kind, opposite in OPPOSITES.items()})
FILTERS = ["find.index.*", "rfind.index.*", "seek.result.*", "share.fork.*", "map.special.*"]
BROKEN = f"/usr/bin/python3 {os.getcwd()}/conformance/controls/broken.py is-killed {REFERENCE}"
FORMS = pytest.mark.parametrize("options, head", [([], "^%s$"), (["--markdown"], "^#### %s$")], ids=["text", "Markdown"])


def write_run(folder, name, one, hidden, **others):
    """Write the results of a run, joined as those of several machines are.  Its columns are the
    others, and `one`: that control without the operation hidden."""
    write_program(folder / name, f'#!/bin/sh\n"{CONTROL}" {one} | sed -u "s/,t:{hidden},/,/"\n')
    columns = "".join(f"column\\t{label}\\t{command}\\n" for label, command in {"one": folder / name, **others}.items())
    write_program(folder / "impl/pair/discover", f"#!/bin/sh\nprintf '{columns}'\n")
    with open(folder / f"{name}.ndjson", "w", encoding="utf-8") as out:
        for one_filter in FILTERS:
            mmapspec("run", "--impl", "pair", "--filter", one_filter, "--json", folder / "part.ndjson",
                     env={**os.environ, "MMAPSPEC_IMPL": str(folder / "impl")})
            out.write((folder / "part.ndjson").read_text(encoding="utf-8"))
    return folder / f"{name}.ndjson"


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The results before and after."""
    folder = tmp_path_factory.mktemp("runs")
    return (write_run(folder, "before", "refuse find --edition 3.9", "fork", two=BROKEN,
                      lost=REFERENCE, gone=REFERENCE, away=REFERENCE),
            write_run(folder, "after", "refuse rfind", "file_special", two=f"{CONTROL} refuse find",
                      lost="false", new=REFERENCE))


@pytest.fixture(scope="module")
def found(runs):
    return json.loads(mmapspec("diff", *runs, "--json").stdout)


@pytest.fixture(scope="module")
def columns(found):
    return {c["column"]: c for c in found["columns"]}


def changes(document):
    return {(c["change"], c["requirement"], c["column"]) for c in document["changes"]}


def test_each_kind_of_the_schema_is_looked_for():
    assert set(KINDS) == set(WANTED)


def test_json_is_as_its_schema_says_and_the_status_is_1(found, runs):
    jsonschema.validate(found, SCHEMA, jsonschema.Draft7Validator)
    assert mmapspec("diff", *runs, "--json").returncode == 1


@pytest.mark.parametrize("kind", WANTED)
def test_change(kind, found):
    assert (kind, *WANTED[kind]) in changes(found)


def test_which_run_has_a_column(columns):
    assert {n: c["in"] for n, c in columns.items()} == {"one": "both", "two": "both", "lost": "both", "gone": "before",
                                                        "away": "before", "new": "after"}


def test_what_is_different_of_columns(columns):
    assert "claims" in columns["one"]["facts"] and "hello" in columns["lost"]["problem"]


def test_what_a_column_had_that_is_gone(columns):
    assert columns["gone"]["failures"] == 0 < columns["gone"]["results"]


def count(kind, found):
    """The changes of a kind; a column that no longer runs is one."""
    return sum(c["change"] == kind for c in found["changes"]) + (kind == "new failure")


@pytest.mark.parametrize("kind", KINDS)
def test_count(kind, found):
    assert found["counts"][kind.replace(" ", "_")] == count(kind, found)


@FORMS
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_changes(kind, options, head, found, runs):
    done = mmapspec("diff", *runs, *options)
    title = head % f"{count(kind, found)} {TITLES.get(kind, kind)}"
    part = re.split(r"^(?:\d|#)", re.split(title, done.stdout, flags=re.M)[1], flags=re.M)[0]
    told = re.findall(r"^  ([a-z][\w-]*\.[\w.-]+)$|^\| `(.*?)`", part, flags=re.M)
    assert {a or b for a, b in told} == {requirement for k, requirement, _ in changes(found) if k == kind}
    assert done.returncode == 1


@pytest.mark.parametrize("kind", OPPOSITES)
def test_backwards_it_is_the_opposite(kind, runs):
    back = json.loads(mmapspec("diff", *reversed(runs), "--json").stdout)
    assert (OPPOSITES[kind], *WANTED[kind]) in changes(back)


@pytest.mark.parametrize("options", [[], ["--json"], ["--markdown"]], ids=" ".join)
def test_a_run_and_itself(options, runs):
    assert mmapspec("diff", runs[0], runs[0], *options).returncode == 0
