# SPDX-License-Identifier: MIT
"""pipeline-test FOLDER: do the files to copy work in a library's own repository?

Checks the form of every file in ci/github and ci/gitlab of the current folder.  Then runs the
steps of each file that a person copies, in order, in a git repository made in FOLDER.  Uses
the programs in $BUILD, so that mmapspec is not built again.  Needs neither root nor a network.
Prints a line for each result: "ok - ", "not ok - " or "skip - ".
"""

from library import check_file
from structure import check_structure, ready_files

check_structure()
for path in ready_files():
    check_file(path)
