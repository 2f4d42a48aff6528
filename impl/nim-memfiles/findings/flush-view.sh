#!/bin/sh
# SPDX-License-Identifier: MIT
#
# On Windows flush() calls FlushViewOfFile() and no FlushFileBuffers(): it does not wait until the
# bytes are on the disk.  Under Wine the pages are as dirty afterwards as before.
exec "$(dirname "$0")/../standalone" windows <<'EOF'
import std/[memfiles, os, strscans, strutils, winlean]

proc flushFileBuffers(file: Handle): int32 {.importc: "FlushFileBuffers", dynlib: "kernel32", stdcall.}

## Kilobytes of the map that are dirty, from the smaps of the process that maps the file; -1: not found.
proc dirty(): int =
  result = -1
  for kind, process in walkDir("Z:/proc"):
    if not process.lastPathPart.allCharsInSet(Digits): continue
    let smaps = try: readFile(process / "smaps") except IOError: continue
    var within = false
    for line in smaps.splitLines:
      var key: string
      var size: int
      if line.scanf("$+:$s$i kB", key, size):
        if within and key in ["Shared_Dirty", "Private_Dirty"]: result = max(result, 0) + size
      elif line.count('-') > 1: within = line.endsWith("/flushed-by-nim")

writeFile("flushed-by-nim", newString(4096))
var map = memfiles.open("flushed-by-nim", fmReadWrite, allowRemap = true)
cast[ptr char](map.mem)[] = 'x'
map.flush()
let after = dirty()
if flushFileBuffers(map.fHandle) == 0 or dirty() != 0:
  echo "whether a page is dirty cannot be seen on this file system"
  quit(77)
echo "flush(): expected 0 kB dirty, found ", after, " kB; FlushFileBuffers() leaves 0 kB"
quit(if after > 0: 0 else: 1)
EOF
