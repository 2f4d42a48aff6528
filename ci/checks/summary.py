# SPDX-License-Identifier: MIT
"""The summary in Markdown, as a renderer of GitHub's dialect reads it: it has what the records
have, whatever text that is, and it is never longer than a summary may be."""
from html.parser import HTMLParser
import json
import re
import shutil

import pytest

from command import CONTROL, mmapspec, run
import made

pytestmark = pytest.mark.skipif(not shutil.which("cmark-gfm"), reason="cmark-gfm is absent")
LIMIT = 512 * 1024
HOSTILE = ["a|b \\| c\\", "<b>bold</b> <script>alert(1)</script> <!-- no", "`one` ``two`` `", "two\nlines",
           "*star* **both** _under_ __init__ a_b", "[x](http://a.b) ![y](z) [^1]", "&amp; &lt; & <",
           "https://a_b.org/*c* www.a_b.org ftp://x_y a_b@c_d.org <http://a_b>", "~~struck~~ ~one~ $m$ #1 $$",
           "- item", "1. one", "# head", "[ ] task", "é 日本 \U0001f600", "a\tb\x1b[31m\x7f", "ends in \\"]


def plain(text):
    """As a page shows it: controls are blanks, and a row of blanks is one."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x1f\x7f]", " ", text)).strip()


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.rows, self.items, self.heads, self.tags, self.inside = [], [], [], set(), None
        self.feed(html)
        self.close()
    def handle_starttag(self, tag, attributes):
        # Of an address of mail the renderer makes a link whatever stands before it.
        if (tag, dict(attributes).get("href", "")[:7]) != ("a", "mailto:"):
            self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        into = {"th": self.rows and self.rows[-1], "td": self.rows and self.rows[-1], "li": self.items,
                "h2": self.heads, "h3": self.heads}.get(tag)
        if into is not None and into is not False:
            into.append("")
            self.inside = into
        elif tag == "p":
            self.inside = None
    def handle_endtag(self, tag):
        if tag in ("th", "td", "li", "h2", "h3") and self.inside is not None:
            self.inside[-1] = plain(self.inside[-1])
            self.inside = None
    def handle_data(self, data):
        if self.inside is not None:
            self.inside[-1] += data


@pytest.fixture
def summary(tmp_path):
    """Make the Markdown of records, and the page that a renderer makes of it."""
    def make(records):
        path = made.write(tmp_path / "results.ndjson", records)
        text = mmapspec("report", path, "--markdown", check=True).stdout
        return text, Page(run("cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough",
                              "-e", "tasklist", "-e", "footnotes", input=text, check=True).stdout)
    return make


def cell(name, label, **more):
    return made.cell(name, label, kernel="6.1_*", filesystem="a|b", page=4096, seconds=1.0, **more)


def result(cell, name, status="fail", level="required", expected=False, message="", **more):
    return made.result(cell, name, status, level, expected, message, **more)


def label_of(records, name):
    return next(r["column"] for r in records if r["record"] == "cell" and r["cell"] == name)


def score(records, name, level):
    found = [r for r in records if r["record"] == "result" and r["cell"] == name and r["level"] == level
             and r["status"] != "skip"]
    passed = sum(r["status"] == "pass" for r in found)
    errors = sum(r["status"] == "error" for r in found)
    known = sum(r["status"] not in ("pass", "error") and r["expected"] and "known" in r for r in found)
    failed = len(found) - passed - errors - known
    new = sum(r["status"] == "pass" and not r["expected"] for r in found)
    more = [text for text in (known and "%d known" % known, failed and "%d failed" % failed,
                              errors and "%d error%s" % (errors, "s" * (errors > 1)),
                              new and "%d unexpected pass%s" % (new, "es" * (new > 1))) if text]
    if level == "informational":
        shown = "%d" % passed
    else:
        shown = "%d/%d" % (passed, len(found)) if found else "-"
    return shown + (" (%s)" % ", ".join(more) if more and shown != "-" else "")


def untested(results):
    """Though there are results: none of a required requirement came to a verdict, or all are skips."""
    required = [r for r in results if r["level"] == "required"]
    return bool(results) and (all(r["status"] == "skip" for r in results) or
                              bool(required) and all(r["status"] in ("skip", "error") for r in required))


def row_of(records, r):
    ours = [s for s in records if s["record"] == "result" and s["cell"] == r["cell"]]
    if not ours:
        return [plain(r["column"]), "", "", "", "", plain("no results" + (": " + r["problem"] if "problem" in r else ""))]
    return [plain(r["column"]), score(records, r["cell"], "required"), score(records, r["cell"], "recommended"),
            "%d" % sum(s["status"] == "skip" for s in ours), score(records, r["cell"], "informational"),
            "nothing tested" if untested(ours) else ""]


def item_of(records, r):
    if r["record"] == "known":
        return plain("%s: %s" % (r["requirement"], r["problem"]))
    if r["record"] == "absent":
        return plain("%s: %s" % (r["column"], r["reason"]))
    text = "%s on %s (%s): %s" % (r["requirement"], label_of(records, r["cell"]), r["level"], r["status"])
    for name in ("message", "note"):
        text += ": " + r[name] if r.get(name) else ""
    return plain(text + (" " + r["rerun"] if "rerun" in r else ""))


def causes(records):
    """The causes of skips, the most frequent first."""
    found = {}
    for r in records:
        if r["record"] == "result" and r["status"] == "skip":
            found[r["message"]] = found.get(r["message"], 0) + 1
    lines = ["%d x %s" % (n, m or "no cause is given") for m, n in sorted(found.items(), key=lambda f: (-f[1], f[0].encode()))]
    rest = len(lines) - 6
    return lines[:6] + (["and %d more cause%s" % (rest, "s" * (rest > 1))] if rest > 0 else [])


def listed(records):
    return [r for r in records if r["record"] in ("known", "absent") or
            r["record"] == "result" and not r["expected"]]


@pytest.fixture
def same(say):
    """Tell whether the page has the records, each once."""
    def compare(name, records, page):
        cells = [r for r in records if r["record"] == "cell"]
        rows = [row_of(records, r) for r in cells]
        say(page.rows[1:] == rows, "%s: a row for each of %d columns, with its counts" % (name, len(rows)),
            [p for p in zip(page.rows[1:], rows) if p[0] != p[1]][:1] or (len(page.rows) - 1, len(rows)))
        items = [item_of(records, r) for r in listed(records)] + list(map(plain, causes(records)))
        say(sorted(page.items) == sorted(items), "%s: an item for each of %d failures, causes of skips, wrong entries and absences"
            % (name, len(items)), [i for i in items if i not in page.items][:1] + [i for i in page.items if i not in items][:1])
        say(page.tags <= {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "br"},
            "%s: nothing is taken for markup" % name, page.tags)
    return compare


def test_a_run(tmp_path, summary, same, say):
    """Failures of a kind that happens; the rest is made up."""
    path = tmp_path / "real.ndjson"
    mmapspec("run", "--exec", f"{CONTROL} noop", "--filter", "find.*", "--json", path)
    real = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    say(len(listed(real)) > 5, "the run has failures that are new")
    same("a run", real, summary(real)[1])


def test_a_run_that_tested_nothing(summary, same, say):
    nothing = [cell("c", "one"), cell("d", "two"), result("c", "a.value", "pass", "informational", True, value="7"),
               result("d", "a.skip", "skip", "recommended", True, "rare")]
    nothing += [result("c", "a.skip%d" % i, "skip", expected=True, message="often") for i in range(3)]
    nothing += [result("c", "b.skip%d" % i, "skip", expected=True, message="cause %d" % i) for i in range(7)]
    text, page = summary(nothing)
    same("nothing tested", nothing, page)
    words = "Nothing was tested: no required requirement passed or failed; skipped: 3 x often"
    say(words in text and "as expected" not in text, "it says that nothing was tested, and the most frequent cause", text)
    say(page.items[0] == "3 x often" and page.items[-1] == "and 3 more causes", "six causes are listed, the others counted", page.items)
    tested = nothing + [result("d", "a.pass", "pass", expected=True)]
    text, page = summary(tested)
    same("one column tested", tested, page)
    say("Every result is as expected" in text and "Nothing was" not in text, "one pass of a required requirement is a test")


def test_every_kind_of_result_and_hostile_text_in_every_place(summary, same, say):
    records = [cell("c%d" % i, label) for i, label in enumerate(HOSTILE)]
    records += [cell("lost", "never ran", problem=" ".join(HOSTILE[:3]))]
    for i, text in enumerate(HOSTILE):
        records += [result("c%d" % i, "find.%d" % i, message=text, rerun="mmapspec run --exec '%s'" % text),
                    result("c%d" % i, "find.note.%d" % i, "pass", note=text),
                    result("c%d" % i, text, "crash", "recommended", message="m " + text),
                    {"record": "known", "cell": "c%d" % i, "requirement": text, "problem": text},
                    {"record": "absent", "implementation": "y", "column": text, "reason": text}]
    records += [result("c0", "a.pass", "pass", expected=True), result("c0", "a.skip", "skip", expected=True),
                *(result("c0", "b.skip%d" % i, "skip", expected=True, message=text) for i, text in enumerate(HOSTILE[:4])),
                result("c0", "a.known", expected=True, known={"reason": "r", "link": ""}),
                result("c0", "a.error", "error"), result("c0", "a.timeout", "timeout", message="late"),
                result("c0", "a.tolerated", level="recommended", expected=True),
                result("c0", "a.value", "pass", "informational", True, value="7"),
                result("c0", "a.crash", "crash", "informational", message="died")]
    text, page = summary(records)
    same("hostile text", records, page)
    say("Left out" not in text, "nothing is left out of what is short")


# --- more than there is room for --------------------------------------------------------------------

def number(line, what):
    found = re.search(r"(\d+) %s" % what, line)
    return int(found.group(1)) if found else 0


@pytest.fixture
def limited(summary, say):
    """Tell whether a page that has no room for all has whole parts and counts the rest."""
    def compare(name, records):
        text, page = summary(records)
        say(len(text.encode()) < LIMIT, "%s: %d bytes are less than %d" % (name, len(text.encode()), LIMIT))
        last = text.splitlines()[-1]
        say(last.startswith("Left out here") and "--json" in last, "%s: the last line says: %s" % (name, last[:60]), last)
        cells = [r for r in records if r["record"] == "cell"]
        rows = [row_of(records, r) for r in cells]
        say(all(r in rows for r in page.rows[1:]) and len(page.rows) - 1 + number(last, "column") == len(rows),
            "%s: %d rows of the table, whole, and the number of the others" % (name, len(page.rows) - 1))
        wanted = [item_of(records, r) for r in listed(records)]
        found = set(wanted)
        counted = sum(number(last, what) for what in ("new result", "wrong entr", "absent"))
        say(all(i in found for i in page.items) and len(page.items) + counted == len(wanted),
            "%s: %d items, whole, and the number of the others" % (name, len(page.items)))
        return page, last
    return compare


FAILURES = [cell("c", "one")] + [result("c", "a.b%d" % i, message="expected | found " + 30 * "*_`<" + str(i),
                                        rerun="mmapspec run --filter a.b%d" % i) for i in range(4000)]
OTHERS = [{"record": "known", "cell": "c", "requirement": "a.known", "problem": 2000 * "x"},
          {"record": "absent", "implementation": "y", "column": "away", "reason": "not here"}]


def test_no_room(limited, say):
    page, last = limited("failures", FAILURES + OTHERS)
    say(number(last, "new result") > 1000 and page.items[-2:] == ["a.known: " + 2000 * "x", "away: not here"],
        "what stands behind the failures still has room")
    page, last = limited("columns", [cell("c%d" % i, "column %d " % i + 400 * "|") for i in range(1200)])
    say(number(last, "column") > 100, "columns are left out and counted")
    page, last = limited("entries", FAILURES[:2] + [
        {"record": "known", "cell": "c", "requirement": "a.known%d" % i, "problem": 300 * "x"} for i in range(3000)] + [
        {"record": "absent", "implementation": "y", "column": "away%d" % i, "reason": "x"} for i in range(20)])
    say(number(last, "wrong entries") > 1000 and number(last, "absent") >= 1, "wrong entries and absences are counted")
    page, last = limited("long text", FAILURES[:3] + [result("c", "a.long", message=(LIMIT * 4) * "x")] + OTHERS)
    say(number(last, "new result") == 1 and len(page.items) == 4, "one text that is too long takes nothing with it")
