#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Without a mappedSize the memory has the size of the whole file, wherever it begins: its end
# lies past the end of the file, and reading it ends the process.
"$(dirname "$0")/../standalone" <<'EOF'
import std/[memfiles, posix]

let page = int(sysconf(SC_PAGESIZE))
writeFile("file", newString(3 * page))
var map = memfiles.open("file", offset = page)
echo "a file of ", 3 * page, " bytes from ", page, " on: expected ", 2 * page, " bytes, found ", map.size
flushFile(stdout)
if map.size == 2 * page: quit(1)
echo cast[ptr UncheckedArray[byte]](map.mem)[map.size - 1]
EOF
status=$?
case $status in 0 | 1 | 77) exit $status ;; esac
echo "reading the last byte: expected a byte, found status $status"
