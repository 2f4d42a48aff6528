# SPDX-License-Identifier: MIT
"""The records of runs are what their schema says, whatever kind they are; and it refuses
records that are not as records.h says."""
import copy
import json

import pytest

from command import run

jsonschema = pytest.importorskip("jsonschema")

# The members as records.h has them: those that are always there, and the others.
MEMBERS = {
    "cell": ("record cell implementation column suite kernel architecture filesystem mount limits privileged started",
             "name version language homepage issues claims page granularity jobs adapters repetition seconds partial problem"),
    "result": ("record cell implementation version requirement level status expected message stage",
               "seconds value known note handles transcript stderr rerun replay program cuts"),
    "absent": ("record implementation column reason", ""),
    "known": ("record cell requirement problem", ""),
    "mutants": ("record kind killed of", ""),
}
WORDS = {"status": "pass fail crash timeout skip error", "level": "required recommended informational",
         "stage": "fixture test ability", "adapters": "fresh warm"}
INSIDE = {"limits": "nofile memlock as", "known": "reason link", "cuts": "made lost"}
# What a machine need not have.
RARE = {"cuts": "no power cuts here", "program": "no Python is known to fail"}

with open("conformance/results.schema.json", encoding="utf-8") as text:
    SCHEMA = json.load(text)
valid = jsonschema.Draft7Validator(SCHEMA).is_valid
each_kind = pytest.mark.parametrize("kind", MEMBERS)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """Records of every kind, of real runs."""
    path = tmp_path_factory.mktemp("records") / "all.ndjson"
    done = run("ci/every-kind", path)
    assert done.returncode == 0, done.stdout
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def richest(records):
    """Make a record with every member of a kind, put together from those that were written."""
    def make(kind):
        made = {}
        for r in records:
            if r["record"] == kind:
                made.update({name: value for name, value in r.items() if name not in made})
        made.update({"cuts": {"made": 1, "lost": 1}, "program": "x"} if kind == "result" else {})
        return made
    return make


@pytest.fixture
def refuses(say):
    """Tell whether the schema refuses records, of which there must be some."""
    def tell(kind, what, broken):
        accepted = [b for b in broken if valid(b)]
        say(not accepted and broken, "%s: refused: %s (%d)" % (kind, what, len(broken)), accepted[:1])
    return tell


# --- what is written ------------------------------------------------------------------------------

def test_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@each_kind
def test_members(kind, records, say):
    always, sometimes = (set(names.split()) for names in MEMBERS[kind])
    ours = [r for r in records if r["record"] == kind]
    wrong = [r for r in ours if not valid(r)]
    say(ours and not wrong, "%d records of the kind %s are valid" % (len(ours), kind), wrong[:1])
    say(all(always <= set(r) <= always | sometimes for r in ours), "they have the members of records.h")
    missing = sometimes - {name for r in ours for name in r}
    say(not missing - set(RARE), "and between them every one", sorted(missing))
    if missing:
        pytest.skip("; ".join(f"a record with {name}: {RARE[name]}" for name in sorted(missing & set(RARE))))


def test_words(records, say):
    say({r["record"] for r in records} == set(MEMBERS), "there are no other kinds")
    for name, words in WORDS.items():
        found = {r[name] for r in records if name in r}
        say(found == set(words.split()), "every %s occurs: %s" % (name, words), found)
    enums = {name: member["enum"] for one in SCHEMA["oneOf"] for name, member in one["properties"].items()
             if "enum" in member}
    say({name: " ".join(words) for name, words in enums.items()} == WORDS, "the schema knows no other words", enums)
    say({r["expected"] for r in records if "expected" in r} == {True, False}, "and both that is expected and is not")


@pytest.mark.parametrize("note", ["unexpected pass", "fails otherwise", "control was not caught", "caught by the fixture"])
def test_result_whose_note_says(note, records):
    assert any(note in r.get("note", "") for r in records)


# --- what is refused ------------------------------------------------------------------------------

def wrong_values(value, name):
    """Values of another type, and a few of the same type that mean nothing."""
    others = ["x", 7, 1.5, True, None, [], {}]
    yield from (o for o in others if type(o) is not type(value)
                and not (isinstance(value, float) and type(o) is int))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield -1
    if isinstance(value, list):
        yield [1]
    if name in WORDS:
        yield from ("", "x", WORDS[name].split()[0].upper())
    if name == "started":
        yield from ("", "yesterday", "2026-11-27 01:02:03")
    if name == "record":
        yield from ("", "other", "Cell")


def change(record, path, value):
    changed = copy.deepcopy(record)
    at = changed
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value
    return changed


def drop(record, path):
    changed = copy.deepcopy(record)
    at = changed
    for name in path[:-1]:
        at = at[name]
    del at[path[-1]]
    return changed


@each_kind
def test_refused_members(kind, richest, refuses, say):
    always, sometimes = (names.split() for names in MEMBERS[kind])
    record = richest(kind)
    say(valid(record), "a record of the kind %s with everything is valid" % kind)
    less = [r for r in (drop(record, [name]) for name in sometimes) if not valid(r)]
    say(not less, "%s: each of %d members may be missing" % (kind, len(sometimes)), less[:1])
    refuses(kind, "one that must not be missing", [drop(record, [name]) for name in always])
    refuses(kind, "one more", [change(record, [name], "x") for name in ("more", "Record", "")])
    refuses(kind, "a value of another type or meaning", [change(record, [name], value) for name in record
                                                         for value in wrong_values(record[name], name)])
    refuses(kind, "the members of one kind under the name of another",
            [change(record, ["record"], other) for other in MEMBERS if other != kind])


@pytest.mark.parametrize("kind, name", [("cell", "limits"), ("result", "known"), ("result", "cuts")])
def test_refused_inside(kind, name, richest, refuses, say):
    record, inside = richest(kind), INSIDE[name].split()
    say(sorted(record[name]) == sorted(inside), "%s of %s: has %s" % (name, kind, INSIDE[name]), record[name])
    refuses(kind, "in %s, one that is missing" % name, [drop(record, [name, part]) for part in inside])
    refuses(kind, "in %s, one more" % name, [change(record, [name, "more"], "x")])
    like = "x" if name == "known" else 1
    refuses(kind, "in %s, a wrong value" % name,
            [change(record, [name, part], value) for part in inside for value in wrong_values(like, part)
             if not (value is None and name == "limits")])


@pytest.mark.parametrize("value", [7, None])
def test_limit_is_a_number_or_null(value, richest):
    limited = [change(richest("cell"), ["limits", part], value) for part in INSIDE["limits"].split()]
    assert all(map(valid, limited))


@pytest.mark.parametrize("nothing", [[], "x", 7, None, {}], ids=json.dumps)
def test_refused(nothing):
    assert not valid(nothing)
