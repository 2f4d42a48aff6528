# SPDX-License-Identifier: MIT
"""The filters leave the rows that they should, by hand and by the address."""

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from browser import driver, find, go, label, reset, script, set_fragment, shown
from records import check, documents, expected, levels, rows, verdicts


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
