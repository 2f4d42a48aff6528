#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The documentation wants an offset that is a multiple of the page size.  Windows wants a multiple of
# the allocation granularity, which is larger.
exec "$(dirname "$0")/../standalone" windows <<'EOF'
import std/memfiles

const page = 4096
writeFile("file", newString(3 * page))
try:
  var map = memfiles.open("file", mappedSize = page, offset = page)
  echo "open() at offset 4096: found ", map.size, " bytes"
  quit(1)
except OSError as error:
  echo "open() at offset 4096: expected 4096 bytes, found OSError ", error.errorCode, ": ", error.msg
EOF
