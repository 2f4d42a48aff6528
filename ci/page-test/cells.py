# SPDX-License-Identifier: MIT
"""A cell opens its page, which says all that the record has; a figure has its numbers."""

import re

from selenium.webdriver.common.by import By

from browser import driver, go, script, wait
from records import cell_of, check, labels, plots, requirements, rows, verdicts


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
