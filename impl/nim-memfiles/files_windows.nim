# SPDX-License-Identifier: MIT

## What Windows has in place of files.nim and twins.nim: the files of Nim's own library, which knows
## no number of a file and no mode for writing alone.  Windows copies no process.

import call, value

type
  Opened = ref object of Object
    file: File ## nil: closed
  SystemInfo {.importc: "SYSTEM_INFO", header: "<windows.h>".} = object
    dwPageSize, dwAllocationGranularity: int32

proc getSystemInfo(info: var SystemInfo) {.importc: "GetSystemInfo", header: "<windows.h>", stdcall.}
proc setErrorMode(mode: int32): int32 {.importc: "SetErrorMode", header: "<windows.h>", stdcall, discardable.}

method finish*(self: Opened) =
  if self.file != nil: self.file.close()
  self.file = nil

proc opened(path: string, mode: FileMode): Value = keep(Opened(file: open(path, mode)))

proc living(call: Call): File =
  result = call.get("file", Opened).file
  if result == nil: raise newException(IOError, "the file is closed")

proc fileOpen*(call: Call): Value =
  call.lacks("number")
  case call.text("mode")
  of "r": opened(call.path("path"), fmRead)
  of "rw": opened(call.path("path"), fmReadWriteExisting)
  else: refuse("Unsupported", "Nim opens no existing file in the mode " & call.text("mode"))

proc fileClose*(call: Call): Value =
  discard living(call)
  call.get("file", Opened).finish()

proc filePosition*(call: Call): Value = integerOf(int(living(call).getFilePos()))

proc fileWorks*(call: Call): Value =
  try:
    discard filePosition(call)
    Value(kind: truth, yes: true)
  except IOError:
    Value(kind: truth, yes: false)

proc fileSeek*(call: Call): Value =
  living(call).setFilePos(call.number("position"))
  filePosition(call)

proc fileSpecial*(call: Call): Value =
  case call.text("kind")
  of "closed": keep(Opened())
  of "null": opened("NUL", fmReadWriteExisting)
  else: refuse("Unsupported", "a file of the kind " & call.text("kind"))

proc systemWords*(): string =
  var info: SystemInfo
  getSystemInfo(info)
  " page=" & $info.dwPageSize & " granularity=" & $info.dwAllocationGranularity & " system=t:windows"

## The stream of requests.  A crash ends the process at once: no window asks about it.
proc requestFile*(): File =
  const failCriticalErrors = 1
  const noGpFaultErrorBox = 2
  setErrorMode(failCriticalErrors or noGpFaultErrorBox)
  stdin
