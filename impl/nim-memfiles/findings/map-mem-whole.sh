#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The size that mapMem has by itself, which stands for the whole file, is refused by an
# assertion that wants one above 0.
command -v nim >/dev/null || { echo "no nim"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.nim <<'EOF'
import std/memfiles

writeFile("file", "content")
var map = memfiles.open("file", allowRemap = true)
try:
  let first = cast[ptr char](map.mapMem())[]
  echo "mapMem(): expected the file from c on, found ", first
  quit(1)
except AssertionDefect as error:
  echo "mapMem(): expected the whole file, found ", error.name, ": ", error.msg
EOF
nim compile --hints:off --warnings:off --nimcache:cache program.nim >/dev/null 2>&1 || exit 77
ulimit -c 0
./program
