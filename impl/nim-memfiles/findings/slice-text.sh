#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The text of a slice is copied to the address of its first character, which an empty one
# does not have.
exec "$(dirname "$0")/../standalone" <<'EOF'
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
