#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The size that mapMem has by itself, which stands for the whole file, is refused by an
# assertion that wants one above 0.
exec "$(dirname "$0")/../standalone" <<'EOF'
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
