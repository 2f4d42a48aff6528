# SPDX-License-Identifier: MIT
"""page-test MMAPSPEC RESULTS PLOTS FOLDER: does the report page do what it promises?

A real Chromium opens the page that MMAPSPEC makes of RESULTS, of records made here for every
verdict, and of PLOTS.  What should be seen is worked out from the records alone.  Prints a line
for each finding, "ok - " or "not ok - "; files go into FOLDER."""

from access import check_keyboard, check_names, check_without_script
from browser import driver
from cells import check_cells, check_plots
from filters import check_filters, check_fragment
from looks import check_looks
from records import check

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
