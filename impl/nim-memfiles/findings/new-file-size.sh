#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The documentation: newFileSize is for a file that does not exist, and open fails where it
# does.  It does not fail, in no mode: the file loses what it has, even where the size is refused.
exec "$(dirname "$0")/../standalone" <<'EOF'
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
