#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The file gets its new size before the memory can fail to: a resize to 0 raises OSError, and
# the file is empty.
command -v nim >/dev/null || { echo "no nim"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.nim <<'EOF'
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
nim compile --hints:off --warnings:off --nimcache:cache program.nim >/dev/null 2>&1 || exit 77
ulimit -c 0
./program
