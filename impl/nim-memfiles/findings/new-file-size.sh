#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The documentation: newFileSize is for a file that does not exist, and open fails where it
# does.  It does not fail, in no mode: the file loses what it has, even where the size is refused.
command -v nim >/dev/null || { echo "no nim"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.nim <<'EOF'
import std/[memfiles, os]

writeFile("file", "precious")
try:
  var map = memfiles.open("file", fmReadWriteExisting, newFileSize = 4)
  map.close()
  echo "newFileSize 4, of a file that exists: expected an error, found none"
except OSError as error:
  echo "newFileSize 4, of a file that exists: expected an error, found ", error.msg
echo "the file: expected precious, found ", readFile("file").len, " bytes, ", readFile("file") == "precious"
writeFile("other", "precious")
try:
  var map = memfiles.open("other", fmReadWriteExisting, newFileSize = -7)
  map.close()
except OSError as error:
  echo "newFileSize -7: ", error.msg, "; expected 8 bytes in the file, found ", getFileSize("other")
quit(if readFile("file") == "precious": 1 else: 0)
EOF
nim compile --hints:off --warnings:off --nimcache:cache program.nim >/dev/null 2>&1 || exit 77
ulimit -c 0
./program
