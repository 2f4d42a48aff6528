# SPDX-License-Identifier: MIT

## The adapter of Nim's memfiles: the operations, and the requests that come for them.

import std/[algorithm, sequtils, strutils, tables]
import call, memory, repeat, streams_of, value

when defined(windows):
  import files_windows
else:
  import files, twins

proc destroy(call: Call): Value =
  call.found("object").finish()
  objects.del(call["object"].number)

proc settle(call: Call): Value = GC_fullCollect()

proc native(call: Call): Value =
  case call.text("name")
  of "open": nativeOpen(call)
  of "mapMem": mapMem(call)
  of "unmapMem": unmapMem(call)
  of "lines": lineList(call)
  of "memSlices": sliceList(call)
  else: streamed(call.text("name"), call)

proc serve(input, output: File) {.gcsafe.}

proc timed(call: Call): Value

var operations: Table[string, Operation] = {
  "file_open": ("path mode number?", fileOpen).Operation,
  "file_close": ("file", fileClose).Operation,
  "file_works": ("file", fileWorks).Operation,
  "file_position": ("file", filePosition).Operation,
  "file_seek": ("file position", fileSeek).Operation,
  "file_special": ("kind", fileSpecial).Operation,
  "destroy": ("object", destroy).Operation,
  "settle": ("", settle).Operation,
  "map_path": ("path length? access? offset?", mapPath).Operation,
  "close": ("mapping", closeMapping).Operation,
  "flush": ("mapping offset? size? flags?", flushMapping).Operation,
  "length": ("object", lengthOf).Operation,
  "get_item": ("object index", getItem).Operation,
  "set_item": ("object index value", setItem).Operation,
  "get_slice": ("object start? stop? step?", getSlice).Operation,
  "set_slice": ("object start stop step data", setSlice).Operation,
  "repeat": ("count request", timed).Operation,
  "native": ("name first? second? third?", native).Operation,
}.toTable

when not defined(windows):
  proc twinOf(call: Call): Value = forked(serve)

  operations["fork"] = ("", twinOf)
  operations["twin"] = ("twin request", ask)
  operations["twin_exit"] = ("twin", twinExit)
  operations["resize"] = ("mapping size", resizeMapping)

proc timed(call: Call): Value = operations.repeated(call)

proc hello(words: openArray[string]): string =
  if words.len != 1 or words[0] != "1":
    refuse("Unsupported", "a protocol other than version 1")
  let names = toSeq(operations.keys).sorted.mapIt(textOf(it))
  "ok protocol=1 name=t:nim-memfiles language=t:Nim version=" & writeText(NimVersion) &
    " homepage=t:https://nim-lang.org/docs/memfiles.html issues=t:https://github.com/nim-lang/Nim/issues" &
    " claims=[t:nim-memfiles] operations=" & write(listOf(@[textOf("hello")] & names)) & systemWords()

proc run(words: openArray[string]): string =
  if words.len < 2: refuse("other", "no operation")
  if words[1] == "hello": return hello(words[2 .. ^1])
  if words[1] notin operations: refuse("Unsupported", words[1])
  let operation = operations[words[1]]
  "ok " & write(operation.run(bindWords(operation.arguments, words[2 .. ^1])))

## Answer requests until the input ends.  Defects are answered as well: the language raises
## them where a program may catch them.
proc serve(input, output: File) {.gcsafe.} =
  {.cast(gcsafe).}:
    var line: string
    while input.readLine(line):
      let words = line.split(' ')
      let answer =
        try: run(words)
        except Exception as error: failure(error)
      output.writeLine(words[0] & " " & answer)
      output.flushFile()

serve(requestFile(), stdout)
