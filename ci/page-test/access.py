# SPDX-License-Identifier: MIT
"""The page without a script, for a screen reader, and by keyboard."""

import collections

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import cdp, driver, find, go, label, open_all, script, shown
from filters import check_filter
from records import check, labels, requirements, rows


def check_without_script():
    cdp("Emulation.setScriptExecutionDisabled", {"value": True})
    go()
    # The page's own script did not run; the driver's does.
    check("no script, no controls", driver.find_elements(By.CSS_SELECTOR, ".tools") == [])
    seen = shown()
    check("every row is visible without a script", sorted(seen) == sorted(rows), len(seen))
    cells = script("return [...document.querySelectorAll('.matrix tr[data-level] td:not(.n)')]"
                   ".reduce((sum, field) => sum + field.colSpan, 0)")
    check("and every cell", cells == sum(map(len, rows.values())), cells)
    check("and the first table", [e.text for e in driver.find_elements(By.CSS_SELECTOR, ".scores tbody th")] == labels)
    check("and what is new", all(words in find("#new").text for words in ("expected", "killed by SIGSEGV", "no answer")))
    text = script("return document.querySelector('main').textContent")
    for name in ("known", "differs", "skipped", "environment", "clauses"):
        folded = driver.find_elements(By.CSS_SELECTOR, f"#{name} > details, details#{name}")
        check(f"{name} is there to be opened", folded and all(len(e.find_elements(By.XPATH, "./*")) > 1 for e in folded))
    clauses = [s["text"] for id in rows for s in requirements[id]["sources"]]
    check("and every clause", all(clause in text for clause in clauses))
    check("it says what takes a script", "need JavaScript" in find("main").text)
    cdp("Emulation.setScriptExecutionDisabled", {"value": False})


def check_names():
    go()
    open_all()
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
