#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The text of a slice is copied to the address of its first character, which an empty one
# does not have.
command -v nim >/dev/null || { echo "no nim"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.nim <<'EOF'
import std/memfiles

writeFile("file", "one\n\nthree\n")
var found: seq[string]
try:
  for slice in memSlices(memfiles.open("file")): found.add($slice)
  echo "the text of three lines: expected one, nothing and three, found ", found
  quit(1)
except IndexDefect as error:
  echo "the text of the empty line: expected nothing, found ", error.name, ": ", error.msg
EOF
nim compile --hints:off --warnings:off --nimcache:cache program.nim >/dev/null 2>&1 || exit 77
ulimit -c 0
./program
