# SPDX-License-Identifier: MIT

## MemMapFileStream, through `native`: it is no MemFile, and knows no memory.

import std/[memfiles, streams]
import call, memory, value

type StreamObject = ref object of Object
  stream: MemMapFileStream

method finish*(self: StreamObject) =
  if self.stream != nil: self.stream.close()
  self.stream = nil

proc get(call: Call): Stream = call.get("first", StreamObject).stream

proc open(call: Call): Value =
  keep(StreamObject(stream: newMemMapFileStream(call.path("first"), modeOf(call.text("second")),
                                                call.number("third", -1))))

## What a stream does by the name of its procedure.
proc streamed*(name: string, call: Call): Value =
  case name
  of "newMemMapFileStream": open(call)
  of "readStr": bytesOf(call.get.readStr(call.number("second")))
  of "peekStr": bytesOf(call.get.peekStr(call.number("second")))
  of "readLine": bytesOf(call.get.readLine())
  of "readAll": bytesOf(call.get.readAll())
  of "write": (call.get.write(call.blob("second")); Value())
  of "flush": (call.get.flush(); Value())
  of "atEnd": Value(kind: truth, yes: call.get.atEnd())
  of "setPosition": (call.get.setPosition(call.number("second")); Value())
  of "getPosition": integerOf(call.get.getPosition())
  else: refuse("Unsupported", "native " & name)
