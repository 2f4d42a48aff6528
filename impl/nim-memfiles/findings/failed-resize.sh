#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The file gets its new size before the memory can fail to: a resize to 0 raises OSError, and
# the file is empty.
exec "$(dirname "$0")/../standalone" <<'EOF'
import std/[memfiles, os]

writeFile("file", "precious")
var map = memfiles.open("file", fmReadWrite, allowRemap = true)
try:
  map.resize(0)
  echo "resize(0): no error"
  quit(1)
except OSError as error:
  echo "resize(0): ", error.msg, "; expected 8 bytes in the file, found ", getFileSize("file")
quit(if getFileSize("file") == 8: 1 else: 0)
EOF
