# SPDX-License-Identifier: MIT
"""A cell opens its page, which says all that the record has; a figure has its numbers."""

import re

from selenium.webdriver.common.by import By

from browser import driver, go, open_all, script, set_fragment, wait
from records import cell_of, check, labels, plots, requirements, rows, verdicts


def fields(id):
    """The field of the table in which each cell of the row is: neighbours that look the same share one."""
    return script("return [...document.getElementById(arguments[0]).cells].slice(1)"
                  ".flatMap(c => Array(c.colSpan).fill(c))", f"row-{id}")


def links(id, column):
    return fields(id)[labels.index(column)].find_elements(By.TAG_NAME, "a")


def open_cell(id, column):
    link = links(id, column)[0]
    script("arguments[0].click()", link)
    wait(lambda: script("return document.querySelector('article.cell')?.id == arguments[0].hash.slice(1)", link))
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


def check_pages():
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
    for column in labels[:2]:
        no_page = [id for id, cells in rows.items()
                   if cell_of[column] in cells and verdicts(cells[cell_of[column]]) == {"pass"}]
        linked = [id for id in no_page if links(id, column)]
        check(f"no page for the {len(no_page)} passes of {column}", no_page and not linked, linked)


def check_page():
    """The page of the first cell, which has all there can be."""
    first = sorted(rows)[0]
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


def is_seen(name):
    return script("return document.getElementById(arguments[0])?.checkVisibility() ?? false", name)


def leads_to(name):
    set_fragment("#" + name)
    return is_seen(name)


def check_links():
    go()
    open_all()
    names = script("return [...new Set(Array.from(document.querySelectorAll('a[href^=\"#\"]'),"
                   "a => a.getAttribute('href').slice(1)))]")
    lost = [name for name in names if not leads_to(name)]
    check(f"each of {len(names)} links within the page leads to something seen",
          len(names) > len(rows) and lost == [], lost)


def check_folded():
    """What is folded is drawn when a link or an address leads into it, and not before."""
    last = sorted(requirements)[-1]
    for name in (f"differs-{last}", f"cell-11-{last}"):
        go(page="many")
        check(f"{name} is not drawn at first", script("return document.getElementById(arguments[0])", name) is None)
        check("a link draws it", leads_to(name))
        go("#" + name, "many")
        check("and an address", is_seen(name))
    go("#cell-9999-no.such")
    check("an address of no cell does no harm", driver.find_elements(By.CSS_SELECTOR, "article.cell") == [])


def check_print():
    go(page="many")
    script("dispatchEvent(new Event('beforeprint'))")
    folded = script("return document.querySelectorAll('details:not([open]), details > noscript').length")
    check("nothing is folded in print", folded == 0, folded)


def check_fields():
    """Neighbouring cells that say the same are one field, however many they are."""
    go(page="many")
    count = script("return document.querySelectorAll('*').length")
    check("at most 20 elements for a row of twelve cells", 10 * len(requirements) < count < 20 * len(requirements),
          f"{count} for {len(requirements)} rows")
    go()
    id = next(id for id, cells in sorted(rows.items()) if not set(cells) & {"made", "made-2"})
    row = fields(id)
    check("cells that do not apply are one field", row[labels.index("made")] == row[labels.index("made-2")])
    classes = {id: script("return arguments[0].map(field => field.className)", fields(id)) for id in rows}
    wrong = [id for id, cells in rows.items()
             if [name == "n" for name in classes[id]] != [cell_of[column] not in cells for column in labels]]
    check("and what applies has fields of its own", wrong == [], wrong)


def check_text():
    """What comes from records stands on the page as it is, and is never markup."""
    check("nothing of a record became an element",
          script("return document.querySelectorAll('hostile').length") == 0)
    open_all()
    check("nor when it is drawn", script("return document.querySelectorAll('hostile').length") == 0 and
          "</noscript><hostile>" in script("return document.querySelector('main').textContent"))


def check_cells():
    check_pages()
    check_page()
    check_links()
    check_folded()
    check_print()
    check_fields()
    check_text()


def check_plots():
    open_all()
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
