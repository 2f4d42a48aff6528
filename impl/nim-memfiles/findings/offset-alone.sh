#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Without a mappedSize the memory has the size of the whole file, wherever it begins: its end
# lies past the end of the file, and reading it ends the process.
command -v nim >/dev/null || { echo "no nim"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.nim <<'EOF'
import std/[memfiles, posix]

let page = int(sysconf(SC_PAGESIZE))
writeFile("file", newString(3 * page))
var map = memfiles.open("file", offset = page)
echo "a file of ", 3 * page, " bytes from ", page, " on: expected ", 2 * page, " bytes, found ", map.size
flushFile(stdout)
if map.size == 2 * page: quit(1)
echo cast[ptr UncheckedArray[byte]](map.mem)[map.size - 1]
EOF
nim compile --hints:off --warnings:off --nimcache:cache program.nim >/dev/null 2>&1 || exit 77
ulimit -c 0
./program
status=$?
[ $status -le 1 ] && exit $status
echo "reading the last byte: expected a byte, found status $status"
