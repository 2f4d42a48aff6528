#!/bin/sh
# SPDX-License-Identifier: MIT
#
# On Windows open() converts the lower 32 bits of the offset to int32, which has no room for bit 31.
# mapMem() and newFileSize do the same.
exec "$(dirname "$0")/../standalone" windows <<'EOF'
import std/memfiles

const offset = int(0x8000_0000)
var long = system.open("file", fmWrite)
long.setFilePos(offset + 5)
long.write("x")
long.close()
try:
  var map = memfiles.open("file", mappedSize = 6, offset = offset)
  echo "open() at offset 2147483648: found ", cast[ptr UncheckedArray[char]](map.mem)[5]
  quit(1)
except RangeDefect as error:
  echo "open() at offset 2147483648: expected a map, found ", error.name, ": ", error.msg
EOF
