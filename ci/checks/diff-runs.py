#!/bin/sh
# SPDX-License-Identifier: MIT
# Two real runs between which every kind of change happens: the JSON of what changed is as its
# schema says, and text and Markdown tell the same changes.
if ! /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; then
	echo "skip - differences of two runs: python3-jsonschema is absent"
	exit 0
fi
reference=$BUILD/impl/reference/adapter
impl=$TMPDIR/impl/pair
mkdir -p "$impl"
printf '#!/bin/sh\ncat columns\n' >"$impl/discover"
chmod +x "$impl/discover"

# wrapped NAME CONTROL HIDDEN: an adapter, the control's without the operation HIDDEN.
wrapped() {
	printf '#!/bin/sh\n"%s/control" %s | sed -u "s/,t:%s,/,/"\n' "$BUILD" "$2" "$3" >"$TMPDIR/$1"
	chmod +x "$TMPDIR/$1"
	printf 'column\tone\t%s\n' "$TMPDIR/$1"
}
# run NAME: all that is told apart, joined as the results of several machines are.
run() {
	for filter in 'find.index.*' 'rfind.index.*' 'seek.result.*' 'share.fork.*' 'map.special.*'; do
		MMAPSPEC_IMPL=$TMPDIR/impl "$BUILD/mmapspec" run --impl pair --filter "$filter" \
			--json "$TMPDIR/part.ndjson" >"$TMPDIR/log" 2>&1
		cat "$TMPDIR/part.ndjson" >>"$TMPDIR/$1.ndjson"
	done
}
{
	wrapped before 'refuse find --edition 3.9' fork
	printf 'column\ttwo\t%s\n' "/usr/bin/python3 $PWD/conformance/controls/broken.py is-killed $reference"
	printf 'column\t%s\t%s\n' lost "$reference" gone "$reference" away "$reference"
} >"$impl/columns"
run before
{
	wrapped after 'refuse rfind' file_special
	printf 'column\ttwo\t%s\n' "$BUILD/control refuse find"
	printf 'column\t%s\t%s\n' lost false new "$reference"
} >"$impl/columns"
run after

/usr/bin/python3 - "$TMPDIR" "$BUILD/mmapspec" <<'PYTHON'
import json, re, subprocess, sys
import jsonschema

folder, mmapspec = sys.argv[1:]
schema = json.load(open("conformance/diff.schema.json"))

def say(good, name, more=""):
    print(("ok - " if good else "not ok - ") + name + ("" if good or more == "" else ": %s" % (more,)))

def diff(before, after, *options):
    done = subprocess.run([mmapspec, "diff", "%s/%s.ndjson" % (folder, before), "%s/%s.ndjson" % (folder, after), *options],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode()

# What must have happened, by what the adapters do: one requirement of each kind.
WANTED = {"new failure": ("rfind.index.absent", "one"), "fixed": ("find.index.absent", "one"),
          "new skip": ("map.special.pipe", "one"), "skipped no longer": ("share.fork.copy", "one"),
          "changed": ("find.index.absent", "two"), "appeared": ("seek.result.position", "one"),
          "disappeared": ("seek.result.none", "one")}
TITLES = {"changed": "changed values?", "new failure": "new failures?", "new skip": "new skips?"}
kinds = schema["properties"]["changes"]["items"]["properties"]["change"]["enum"]
say(set(kinds) == set(WANTED), "each kind of the schema is looked for", kinds)

status, text = diff("before", "after", "--json")
found = json.loads(text)
errors = [e.message for e in jsonschema.Draft7Validator(schema).iter_errors(found)]
say(not errors and status == 1, "the JSON is as its schema says, and the status is 1", (status, errors[:1]))
changes = {(c["change"], c["requirement"], c["column"]): c for c in found["changes"]}
for kind, (requirement, column) in WANTED.items():
    say((kind, requirement, column) in changes, "%s: %s of %s" % (kind, requirement, column), list(changes))
columns = {c["column"]: c for c in found["columns"]}
say({n: c["in"] for n, c in columns.items()} == {"one": "both", "two": "both", "lost": "both", "gone": "before",
    "away": "before", "new": "after"}, "which run has a column", columns)
say("claims" in columns["one"]["facts"] and "hello" in columns["lost"]["problem"], "what is different of them", columns)
say(columns["gone"]["failures"] == 0 < columns["gone"]["results"], "what a column had that is gone", columns["gone"])

# The counts, from the list; a column that no longer runs is one.
for kind in kinds:
    count = sum(c["change"] == kind for c in found["changes"]) + (kind == "new failure")
    say(found["counts"][kind.replace(" ", "_")] == count, "%s: %d" % (kind, count), found["counts"])
    title = r"%d %s" % (count, TITLES.get(kind, kind))
    for name, options, head in (("text", [], "^%s$"), ("Markdown", ["--markdown"], "^#### %s$")):
        status, text = diff("before", "after", *options)
        part = re.split(head % title, text, flags=re.M)
        part = re.split(r"^(?:\d|#)", part[1], flags=re.M)[0] if len(part) == 2 else ""
        ours = {r for k, r, _ in changes if k == kind}
        told = set(re.findall(r"^  ([a-z][\w-]*\.[\w.-]+)$|^\| `(.*?)`", part, flags=re.M))
        say(status == 1 and ours == {a or b for a, b in told}, "%s has the same" % name, (status, sorted(ours), part[:200]))

# The other way round: what was one kind is its opposite.
status, text = diff("after", "before", "--json")
back = {(c["change"], c["requirement"], c["column"]) for c in json.loads(text)["changes"]}
for kind, opposite in (("new failure", "fixed"), ("new skip", "skipped no longer"), ("appeared", "disappeared")):
    for one, other in ((kind, opposite), (opposite, kind)):
        say((other, *WANTED[one]) in back, "backwards, %s is %s" % (one, other))
for options in ([], ["--json"], ["--markdown"]):
    status, text = diff("before", "before", *options)
    say(status == 0, "a run and itself: status 0 %s" % " ".join(options), text)
PYTHON
