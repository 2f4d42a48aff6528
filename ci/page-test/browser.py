# SPDX-License-Identifier: MIT
"""A real Chromium, and what is read off the page in it."""

import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from records import folder

options = Options()
for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 f"--user-data-dir={folder}/profile"):
    options.add_argument(argument)
options.binary_location = "/usr/bin/chromium"
options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
cdp, script = driver.execute_cdp_cmd, driver.execute_script


def go(fragment="", page="page"):
    driver.get("about:blank")
    driver.get(f"file://{folder}/{page}.html{fragment}")


def find(selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def wait(condition):
    """A link within the page is followed in its own time."""
    end = time.monotonic() + 3
    while not condition() and time.monotonic() < end:
        time.sleep(.02)


def open_all():
    """Open and draw what is folded."""
    script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    wait(lambda: script("return document.querySelector('details[open] > noscript') == null"))


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
