# SPDX-License-Identifier: MIT
"""What the page is made of, and what it should therefore show: worked out from the records alone."""

import collections
import json
import subprocess
import sys

mmapspec, results, plots, folder = sys.argv[1:]


def check(name, holds, seen=""):
    print(f"ok - {name}" if holds else f"not ok - {name}: {str(seen)[:300]}", flush=True)


def made(columns, ids, levels):
    """Records of a column for every verdict, and of one that failed in the same way."""
    message = "find @1 b:61 <0>: expected 3, found ok 4 & \"more\""
    shapes = [
        dict(status="fail", expected=False, message=message, transcript=["> 1 find", "< 1 ok <4>"],
             stderr="a <warning>", rerun="mmapspec run --impl made", replay="map 16\nfind 0 <b> " + 99 * "78",
             program="import mmap\n</script><!--<script><hostile>"),
        dict(status="fail", expected=True, message="listed", known=dict(
            reason="a fault that is known", link="https://example.org/issue?a=1&b=2")),
        dict(status="crash", expected=False, message="killed by SIGSEGV"),
        dict(status="timeout", expected=False, message="no answer"),
        dict(status="error", expected=False, message="no file", stage="fixture"),
        dict(status="skip", expected=True, message="no power </noscript><hostile>"),
        dict(status="fail", expected=True, message="only recommended"),
        dict(status="pass", expected=False, message="", note="unexpected pass"),
        dict(status="pass", expected=True, message="", value="a </noscript><hostile> value"),
        dict(status="pass", expected=True, message=""),
    ]
    for column in columns:
        yield dict(record="cell", cell=column, implementation="made", column=column)
        same = dict(shapes[0], stderr="other <words>")
        for id, shape in zip(ids, shapes if column == columns[0] else [same]):
            yield dict(dict(record="result", cell=column, implementation="made", version="1",
                            requirement=id, level=levels[id], stage="test", seconds=0.1), **shape)


def many(columns):
    """Records of columns that pass everything but the last, which fails everything: all differs, all is new."""
    for column in range(1, columns + 1):
        last = column == columns
        yield dict(record="cell", cell=f"c{column}", implementation="made", column=f"c{column}")
        for id, requirement in requirements.items():
            yield dict(record="result", cell=f"c{column}", implementation="made", version="1", requirement=id,
                       level=requirement["level"], stage="test", seconds=0.1, expected=not last,
                       status="fail" if last else "pass", message="it failed" if last else "")


def write_page(name, records):
    with open(f"{folder}/{name}.ndjson", "w") as out:
        out.writelines(json.dumps(r) + "\n" for r in records)
    subprocess.run([mmapspec, "report", f"{folder}/{name}.ndjson", "--plots", plots,
                    "--html", f"{folder}/{name}.html"], check=True, stdout=subprocess.DEVNULL)


def verdicts(result):
    """What a cell is called, and whether it is new."""
    status, expected = result["status"], result["expected"]
    if not expected:
        return {"new", "passes" if status == "pass" else "fail" if status == "skip" else status}
    if status == "pass":
        return {"value" if "value" in result else "pass"}
    return {status if status == "skip" else "known" if "known" in result else "tolerated"}


def differs(cells):
    ran = [(r["status"], r.get("value")) for r in cells.values() if r["status"] not in ("skip", "error")]
    return len(set(ran)) > 1


requirements = {r["id"]: r for r in json.loads(subprocess.check_output([mmapspec, "list", "--json"]))}
records = [json.loads(line) for line in open(results)]
real = [r for r in records if r["record"] == "result"]
levels = {r["requirement"]: r["level"] for r in real}
# Ids that stand in the files in one order, so that the made verdicts meet different levels.
records += made(["made", "made-2"], sorted(levels), levels)
write_page("page", records)
write_page("many", many(12))
rows = collections.defaultdict(dict)
for r in records:
    if r["record"] == "result":
        rows[r["requirement"]][r["cell"]] = r
labels = [r["column"] for r in records if r["record"] == "cell"]
cell_of = {r["column"]: r["cell"] for r in records if r["record"] == "cell"}
documents = {id: {s["sentence"].split("/")[0] for s in requirements[id]["sources"]} for id in rows}


def expected(verdict=None, column=None, document=None, level=None, different=False, words=""):
    """The ids that a filter leaves."""
    for id, cells in rows.items():
        some = [verdicts(r) for c, r in cells.items() if column is None or c == cell_of[column]]
        text = (id + " " + requirements[id]["statement"]).lower()
        if (some and (verdict is None or any(verdict in v for v in some))
                and (document is None or document in documents[id])
                and (level is None or levels[id] == level) and (not different or differs(cells))
                and all(word in text for word in words.lower().split())):
            yield id
