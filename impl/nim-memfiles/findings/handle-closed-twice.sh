#!/bin/sh
# SPDX-License-Identifier: MIT
#
# On Windows open() closes the handle of the file, and keeps its number.  close() closes that number
# again.  By then it can be the handle of another file.
exec "$(dirname "$0")/../standalone" windows <<'EOF'
import std/memfiles

writeFile("file", "content")
writeFile("other", "other")
var map = memfiles.open("file")
var other = system.open("other")
map.close()
try:
  echo "another file after close() of the map: found ", other.readAll()
  quit(1)
except IOError as error:
  echo "another file after close() of the map: expected its 5 bytes, found ", error.name, ": ", error.msg
EOF
