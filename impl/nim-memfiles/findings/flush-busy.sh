#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The last attempt of a flush may end with EBUSY as well, and then nothing is raised.  The
# system says so of memory that is locked, and writes none of it.
exec "$(dirname "$0")/../standalone" <<'EOF'
import std/[memfiles, os, posix]

const mapLocked = cint(0x2000)
writeFile("file", newString(100))
var map = memfiles.open("file", fmReadWrite, mapFlags = MAP_SHARED or mapLocked)
if msync(map.mem, map.size, MS_SYNC or MS_INVALIDATE) == 0:
  echo "the system flushes locked memory, or does not lock"
  quit(77)
echo "msync of locked memory: ", osErrorMsg(osLastError())
try:
  map.flush()
  echo "flush: expected OSError, found nothing raised"
except OSError as error:
  echo "flush: expected OSError, found ", error.msg
  quit(1)
EOF
