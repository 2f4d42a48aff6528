# SPDX-License-Identifier: MIT
"""page-test.py MMAPSPEC RESULTS PLOTS FOLDER: does the report page do what it promises?

A real Chromium opens the page that MMAPSPEC makes of RESULTS, of records made here for every
verdict, and of PLOTS.  What should be seen is worked out from the records alone.  Prints a line
for each finding, "ok - " or "not ok - "; files go into FOLDER."""

import collections
import json
import re
import subprocess
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

mmapspec, results, plots, folder = sys.argv[1:]


def check(name, holds, seen=""):
    print(f"ok - {name}" if holds else f"not ok - {name}: {str(seen)[:300]}", flush=True)


# --- records ------------------------------------------------------------------------------

def made(columns, ids, levels):
    """Records of a column for every verdict, and of one that failed in the same way."""
    message = "find @1 b:61 <0>: expected 3, found ok 4 & \"more\""
    shapes = [
        dict(status="fail", expected=False, message=message, transcript=["> 1 find", "< 1 ok <4>"],
             stderr="a <warning>", rerun="mmapspec run --impl made", replay="map 16\nfind 0 <b>",
             program="import mmap\nprint(1 < 2)"),
        dict(status="fail", expected=True, message="listed", known=dict(
            reason="a fault that is known", link="https://example.org/issue?a=1&b=2")),
        dict(status="crash", expected=False, message="killed by SIGSEGV"),
        dict(status="timeout", expected=False, message="no answer"),
        dict(status="error", expected=False, message="no file", stage="fixture"),
        dict(status="skip", expected=True, message="no power"),
        dict(status="fail", expected=True, message="only recommended"),
        dict(status="pass", expected=False, message="", note="unexpected pass"),
        dict(status="pass", expected=True, message="", value="a <value>"),
        dict(status="pass", expected=True, message=""),
    ]
    for column in columns:
        yield dict(record="cell", cell=column, implementation="made", column=column)
        same = dict(shapes[0], stderr="other <words>")
        for id, shape in zip(ids, shapes if column == columns[0] else [same]):
            yield dict(dict(record="result", cell=column, implementation="made", version="1",
                            requirement=id, level=levels[id], stage="test", seconds=0.1), **shape)


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
with open(f"{folder}/all.ndjson", "w") as out:
    out.writelines(json.dumps(r) + "\n" for r in records)
subprocess.run([mmapspec, "report", f"{folder}/all.ndjson", "--plots", plots,
                "--html", f"{folder}/page.html"], check=True, stdout=subprocess.DEVNULL)
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


# --- the browser --------------------------------------------------------------------------

options = Options()
for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 f"--user-data-dir={folder}/profile"):
    options.add_argument(argument)
options.binary_location = "/usr/bin/chromium"
options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
cdp, script = driver.execute_cdp_cmd, driver.execute_script
PAGE = f"file://{folder}/page.html"


def go(fragment=""):
    driver.get("about:blank")
    driver.get(PAGE + fragment)


def find(selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def wait(condition):
    """A link within the page is followed in its own time."""
    end = time.monotonic() + 3
    while not condition() and time.monotonic() < end:
        time.sleep(.02)


def set_fragment(fragment):
    script("window.followed = false; addEventListener('hashchange', () => { followed = true; });"
           "location.hash = arguments[0]", fragment)
    wait(lambda: script("return followed"))


def label(text):
    """The control of the filters with that label."""
    return script("return [...document.querySelectorAll('.tools label')].find("
                  "l => l.firstChild.textContent.trim() == arguments[0] ||"
                  " l.lastChild.textContent.trim() == arguments[0]).control", text)


def shown():
    return script("return [...document.querySelectorAll('.matrix tr[data-level]')]"
                  ".filter(r => r.checkVisibility()).map(r => r.id.slice(4))")


def reset():
    find(".tools button").click()


def check_filter(name, **wanted):
    """The rows are those, their headings are there and no others, and the count says so."""
    ids, seen = sorted(expected(**wanted)), sorted(shown())
    check(f"{name}: {len(ids)} rows", ids == seen, f"wanted {ids}, seen {seen}")
    stray = script("return [...document.querySelectorAll('.matrix tbody')].filter(b =>"
                   "b.checkVisibility() != [...b.rows].slice(1).some(r => r.checkVisibility())).length")
    count = find("[role=status][aria-live=polite]").text
    check(f"{name}: headings and count", stray == 0 and count.startswith(f"{len(ids)} of {len(rows)} "),
          f"{stray} headings, {count}")


def check_filters():
    go()
    check_filter("no filter")
    present = {v for cells in rows.values() for r in cells.values() for v in verdicts(r)}
    boxes = {box.get_attribute("value") for box in driver.find_elements(By.CSS_SELECTOR, "fieldset input")}
    check("a box for every verdict there is", boxes == present, f"{boxes} {present}")
    for verdict in sorted(present & boxes):
        label(verdict).click()
        check_filter(f"verdict {verdict}", verdict=verdict)
        reset()
    for document in sorted(set().union(*documents.values())):
        Select(label("Document")).select_by_value(document)
        check_filter(f"document {document}", document=document)
    reset()
    for level in sorted(set(levels.values())):
        Select(label("Level")).select_by_value(level)
        check_filter(f"level {level}", level=level)
    reset()
    label("differs").click()
    check_filter("differs", different=True)
    reset()
    for words in (sorted(rows)[1], "lowest INDEX", "no such words"):
        label("Search").clear()
        label("Search").send_keys(words)
        check_filter(f"search '{words}'", words=words)
    reset()
    check_filter("after a reset")


def check_fragment():
    passed = next(id for id in rows if "made" in rows[id] and
                  verdicts(rows[id]["made"]) == {"pass"})
    wanted = dict(verdict="pass", column="made", level=levels[passed])
    go()
    label("pass").click()
    Select(label("in")).select_by_visible_text("made")
    Select(label("Level")).select_by_value(levels[passed])
    check_filter("three filters at once", **wanted)
    fragment = script("return location.hash")
    go()
    check("the fragment is not remembered otherwise", len(shown()) == len(rows))
    go(fragment)
    check_filter("the fragment sets the filters", **wanted)
    check("and the controls", label("pass").is_selected() and
          Select(label("in")).first_selected_option.text == "made", fragment)
    set_fragment("#matrix?differs=1&q=find")
    check_filter("another fragment in the open page", different=True, words="find")
    set_fragment("#row-" + sorted(rows)[-1])
    check("a link to a hidden row shows it", sorted(rows)[-1] in shown())
    label("differs").click()
    reset()
    check("a reset empties the fragment", script("return location.hash") == "#matrix")
    go("#matrix?document=none&verdict=none&in=none&level=none")
    check_filter("a fragment of another page does no harm")


# --- cells --------------------------------------------------------------------------------

def cell(id, column):
    titles = [e.text for e in driver.find_elements(By.CSS_SELECTOR, ".matrix thead th")]
    return script("return document.getElementById(arguments[0]).cells[arguments[1]]",
                  f"row-{id}", titles.index(column))


def links(id, column):
    return cell(id, column).find_elements(By.TAG_NAME, "a")


def open_cell(id, column):
    link = links(id, column)[0]
    script("arguments[0].click()", link)
    wait(lambda: script("return document.querySelector(':target')?.id == arguments[0].hash.slice(1)", link))
    return [a for a in driver.find_elements(By.CSS_SELECTOR, "article.cell") if a.is_displayed()]


def pieces(id, result):
    """What the page of a cell has to say."""
    source = requirements[id]
    yield source["statement"]
    for sentence in source["sources"]:
        yield from (sentence["sentence"], sentence["text"])
    yield from re.split(": expected |, found ", result["message"])
    yield from result.get("transcript", [])
    for name in ("stderr", "rerun", "replay", "program", "value", "note"):
        yield from result.get(name, "").split("\n")
    yield from result.get("known", {}).values()


def check_cells():
    go()
    for id, cells in sorted(rows.items()):
        result = cells.get("made")
        if not result or verdicts(result) == {"pass"}:
            continue
        pages = open_cell(id, "made")
        text = pages[0].text if len(pages) == 1 else f"{len(pages)} pages"
        missing = [piece for piece in pieces(id, result) if piece not in text]
        check(f"the page of a cell: {' '.join(sorted(verdicts(result)))}", missing == [],
              f"{missing} in {text}")
    first = sorted(rows)[0]
    for column in labels[:2]:
        no_page = [id for id, cells in rows.items()
                   if cell_of[column] in cells and verdicts(cells[cell_of[column]]) == {"pass"}]
        linked = [id for id in no_page if links(id, column)]
        check(f"no page for the {len(no_page)} passes of {column}", no_page and not linked, linked)
    check("one page for cells that are the same", links(first, "made-2")[0].get_attribute("href") ==
          links(first, "made")[0].get_attribute("href"))
    page = open_cell(first, "made")[0]
    headings = [h.text for h in page.find_elements(By.CSS_SELECTOR, ":scope > h4")]
    check("its headings", headings == [
        "Statement", "Sources", "Call", "Expected", "Observed", "Transcript", "Standard error",
        "Run it again", "Script that shows it", "Program that shows it"], headings)
    check("script and program stand in blocks", [page.find_element(By.CSS_SELECTOR, f"pre.{name}").text
          for name in ("replay", "program")] == [rows[first]["made"][n] for n in ("replay", "program")])
    fold = page.find_elements(By.CSS_SELECTOR, "details.fold")
    check("both columns are named", "made, made-2" in page.text)
    check("the other column brings what it has", len(fold) == 1 and "other <words>" in
          fold[0].get_attribute("textContent"), len(fold))
    known = next(id for id in rows if "known" in rows[id].get("made", {}))
    link = open_cell(known, "made")[0].find_element(By.CSS_SELECTOR, ".reason a")
    check("the known issue is a link", link.get_attribute("href") == rows[known]["made"]["known"]["link"])
    open_cell(known, "made")[0].find_element(By.CSS_SELECTOR, ".back a").click()
    wait(lambda: script("return location.hash").startswith("#row"))
    check("and back", script("return location.hash") == f"#row-{known}")
    targets = script("return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => "
                     "a.getAttribute('href').slice(1)).filter(n => !document.getElementById(n))")
    check("every link within the page leads somewhere", targets == [], targets)


def check_plots():
    figures = driver.find_elements(By.TAG_NAME, "figure")
    check("there are figures", len(figures) > 1)
    for figure in figures:
        name = figure.get_attribute("id").removeprefix("plot-")
        lines = [line.split("\t") for line in open(f"{plots}/{name}.tsv").read().splitlines()]
        table = script("return [...arguments[0].querySelectorAll('.numbers tr')].map(r =>"
                       "[...r.cells].map(c => c.textContent))", figure)
        caption = figure.find_element(By.TAG_NAME, "figcaption").text
        check(f"figure {name}: a question and the numbers", caption.endswith((".", "?")) and len(lines) > 1
              and table == lines, f"{caption} {table[:2]} {lines[:2]}")


# --- without a script, for every eye and ear ------------------------------------------------

def check_without_script():
    cdp("Emulation.setScriptExecutionDisabled", {"value": True})
    go()
    # The page's own script did not run; the driver's does.
    check("no script, no controls", driver.find_elements(By.CSS_SELECTOR, ".tools") == [])
    seen = shown()
    check("every row is visible without a script", sorted(seen) == sorted(rows), len(seen))
    cells = driver.find_elements(By.CSS_SELECTOR, ".matrix tr[data-level] td:not(.n)")
    check("and every cell", len(cells) == sum(map(len, rows.values())), len(cells))
    first = sorted(rows)[0]
    go("#" + links(first, "made")[0].get_attribute("href").split("#")[1])
    pages = [a for a in driver.find_elements(By.CSS_SELECTOR, "article.cell") if a.is_displayed()]
    check("and the page of a cell opens", len(pages) == 1 and "import mmap" in pages[0].text, len(pages))
    cdp("Emulation.setScriptExecutionDisabled", {"value": False})


def check_names():
    go()
    script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    nodes = cdp("Accessibility.getFullAXTree", {})["nodes"]
    roles = ("button", "checkbox", "combobox", "searchbox", "textbox", "link", "region", "form",
             "group", "navigation", "DisclosureTriangle", "image")
    nameless, seen = [], collections.Counter()
    for node in nodes:
        role = node.get("role", {}).get("value")
        if node.get("ignored") or role not in roles:
            continue
        seen[role] += 1
        # A <details> is a group whose name is its summary.
        if not node.get("name", {}).get("value") and role != "group":
            nameless.append(role)
    check("everything that can be used has a name", nameless == [] and seen["combobox"] == 3 and
          seen["searchbox"] == 1 and seen["button"] >= 1 and seen["checkbox"] > 3, f"{nameless} {seen}")
    regions = len(driver.find_elements(By.CSS_SELECTOR, "section, .scroll"))
    check("every box that scrolls is a region with a name", seen["region"] == regions, f"{seen} {regions}")
    bare = script("return [...document.querySelectorAll('th:not([scope])')].length")
    check("every heading of a table says of what", bare == 0, bare)
    for name, selector in (("columns", ".matrix thead th[scope=col]"), ("rows", ".matrix tr[data-level] th[scope=row]"),
                           ("parts", ".matrix .part th[scope=rowgroup]")):
        many = len(driver.find_elements(By.CSS_SELECTOR, selector))
        check(f"headings of {name}", many == {"columns": len(labels) + 1, "rows": len(rows)}.get(
            name, len(driver.find_elements(By.CSS_SELECTOR, ".matrix tbody"))), many)


def check_keyboard():
    go()
    controls = driver.find_elements(By.CSS_SELECTOR, ".tools :is(input, select, button)")
    controls[0].send_keys("find")
    order, outlines = [], []
    for _ in controls:
        order.append(driver.switch_to.active_element)
        outlines.append(script("return getComputedStyle(document.activeElement).outlineStyle"))
        driver.switch_to.active_element.send_keys(Keys.TAB)
    check("the Tab key meets the controls in their order", order == controls, len(order))
    check("and one sees where it is", "none" not in outlines, outlines)
    box = label("fail")
    box.send_keys(Keys.SPACE)
    check_filter("by keyboard", verdict="fail", words="find")


CONTRAST = """
const numbers = text => text.match(/[\\d.]+/g).map(Number);
const linear = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
const light = c => .2126 * linear(c[0]) + .7152 * linear(c[1]) + .0722 * linear(c[2]);
function behind(e) {
    for (; e; e = e.parentElement) {
        const c = numbers(getComputedStyle(e).backgroundColor);
        if (c.length == 3) return c;
    }
    return [255, 255, 255];
}
let worst = [99, ''], many = 0;
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !e.checkVisibility()) continue;
    const a = light(numbers(getComputedStyle(e).color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    many++;
    if (ratio < worst[0]) worst = [ratio, e.className + ': ' + e.textContent.slice(0, 40)];
}
return [worst[0], worst[1], many, getComputedStyle(document.body).backgroundColor];
"""


def check_looks():
    cell_hash = script("return document.querySelector('.matrix td.f a').hash")
    grounds = set()
    for scheme in ("light", "dark"):
        cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        go(cell_hash)
        script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        ratio, where, many, ground = script(CONTRAST)
        grounds.add(ground)
        check(f"{scheme}: contrast of {many} texts is 4.5 or more", ratio >= 4.5 and many > 1000,
              f"{ratio} {where}")
    check("dark is another page than light", len(grounds) == 2, grounds)
    for width in (400, 1400):
        cdp("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1,
                                                   "mobile": width == 400})
        go(cell_hash)
        script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        wide, room = script("return [document.documentElement.scrollWidth, innerWidth]")
        check(f"nothing hangs out of {width} pixels", wide <= room == width, f"{wide} in {room}")
    cdp("Emulation.clearDeviceMetricsOverride", {})


try:
    check_filters()
    check_fragment()
    check_cells()
    check_plots()
    check_keyboard()
    check_names()
    check_looks()
    check_without_script()
    log = driver.get_log("browser")
    check("the browser has nothing to complain about", log == [], log)
finally:
    driver.quit()
