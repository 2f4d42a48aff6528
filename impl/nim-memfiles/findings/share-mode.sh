#!/bin/sh
# SPDX-License-Identifier: MIT
#
# On Windows open() for reading shares the file with readers alone.  It fails while another MemFile
# maps the file for writing.  On Unix both can be open.
exec "$(dirname "$0")/../standalone" windows <<'EOF'
import std/memfiles

writeFile("file", "content")
var writer = memfiles.open("file", fmReadWrite)
try:
  var reader = memfiles.open("file", fmRead)
  echo "open() for reading beside a writable map: found ", reader.size, " bytes"
  quit(1)
except OSError as error:
  echo "open() for reading beside a writable map: expected 7 bytes, found OSError ", error.errorCode, ": ", error.msg
EOF
