# SPDX-License-Identifier: MIT

## The operations of memfiles: MemFile, and the memory that mapMem adds.  Memory is a
## pointer, read and written through an openArray, which knows its bounds.

import std/[memfiles, volatile]
import call, value

when not defined(windows):
  from std/posix import MAP_PRIVATE

type
  Memory* = ref object of Object
  Mapping* = ref object of Memory
    file*: MemFile
    mode: FileMode
  View* = ref object of Memory ## what mapMem gave
    owner: Mapping
    mem: pointer
    size: int

method address(self: Memory): pointer {.base.} = nil
method size(self: Memory): int {.base.} = 0
method address(self: Mapping): pointer = self.file.mem
method size(self: Mapping): int = self.file.size
method address(self: View): pointer = self.mem
method size(self: View): int = self.size

template data(self: Memory): untyped =
  toOpenArray(cast[ptr UncheckedArray[byte]](self.address), 0, self.size - 1)

## The language has no other end for memory than these.
method finish*(self: Mapping) =
  if self.file.mem != nil: self.file.close()

method finish*(self: View) =
  if self.mem != nil: self.owner.file.unmapMem(self.mem, self.size)
  self.mem = nil
  self.size = 0

proc modeOf*(name: string): FileMode =
  case name
  of "fmRead": fmRead
  of "fmWrite": fmWrite
  of "fmReadWrite": fmReadWrite
  of "fmReadWriteExisting": fmReadWriteExisting
  of "fmAppend": fmAppend
  else: refuse("ValueError", "no FileMode: " & name)

## A length of 0, or none, is left out.  The descriptor is kept, as resize and mapMem want.
proc mapPath*(call: Call): Value =
  let length = if call.number("length", 0) == 0: -1 else: call.number("length")
  let access = call.number("access", 1)
  if access notin 1 .. 3: refuse("ValueError", "access is 1, 2 or 3")
  let mode = if access == 1: fmRead else: fmReadWrite
  when defined(windows):
    const flags = cint(-1)
    if access == 3: refuse("Unsupported", "the library ignores mapFlags on Windows")
  else:
    let flags = if access == 3: MAP_PRIVATE else: cint(-1)
  keep(Mapping(mode: mode, file: memfiles.open(call.path("path"), mode, length, call.number("offset", 0),
                                              allowRemap = true, mapFlags = flags)))

## `native open`: every argument as the library has it, in its order; none is its default.
proc nativeOpen*(call: Call): Value =
  let given = call.items("third")
  proc argument(at, otherwise: int): int =
    if at < given.len and given[at].kind != none: number(given[at], "third") else: otherwise
  let mode = modeOf(call.text("second"))
  let file = memfiles.open(call.path("first"), mode, argument(0, -1), argument(1, 0), argument(2, -1),
                           argument(3, 0) != 0, cint(argument(4, -1)))
  keep(Mapping(mode: mode, file: file))

proc closeMapping*(call: Call): Value = call.get("mapping", Mapping).file.close()

proc flushMapping*(call: Call): Value =
  call.lacks("offset", "size", "flags")
  call.get("mapping", Mapping).file.flush()

when not defined(windows):
  proc resizeMapping*(call: Call): Value = call.get("mapping", Mapping).file.resize(call.number("size"))

proc lengthOf*(call: Call): Value = integerOf(call.get("object", Memory).size)

proc getItem*(call: Call): Value =
  let self = call.get("object", Memory)
  integerOf(int(self.data[call.number("index")]))

proc place(data: openArray[byte], index: int): ptr byte = unsafeAddr data[index]

proc setItem*(call: Call): Value =
  let self = call.get("object", Memory)
  place(self.data, call.number("index"))[] = call.octet("value")

## The same many times: volatile, or the compiler would drop the loops.
proc getItems*(call: Call, count: int) =
  proc within(data: openArray[byte], index: int) =
    for i in 1 .. count: discard volatileLoad(unsafeAddr data[index])
  let self = call.get("object", Memory)
  within(self.data, call.number("index"))

proc setItems*(call: Call, count: int) =
  let value = call.octet("value")
  proc within(data: openArray[byte], index: int) =
    for i in 1 .. count: volatileStore(place(data, index), value)
  let self = call.get("object", Memory)
  within(self.data, call.number("index"))

proc copied(data: openArray[byte]): string =
  result = newString(data.len)
  if data.len > 0: copyMem(addr result[0], unsafeAddr data[0], data.len)

## A part that is not within the memory is the language's IndexDefect, save one that ends
## before it begins: that it does not look for.
proc bounds(call: Call, size: int): Slice[int] =
  call.lacks("step")
  result = call.number("start", 0) .. call.number("stop", size) - 1
  if result.b < result.a - 1: refuse("IndexError", "a part that ends before it begins")

proc getSlice*(call: Call): Value =
  let self = call.get("object", Memory)
  let part = call.bounds(self.size)
  proc within(data: openArray[byte]): string = copied(data.toOpenArray(part.a, part.b))
  bytesOf(within(self.data))

proc setSlice*(call: Call): Value =
  let self = call.get("object", Memory)
  let part = call.bounds(self.size)
  let source = call.blob("data")
  if source.len != part.b - part.a + 1: refuse("ValueError", "the part has another length")
  proc put(data: openArray[byte]) =
    if source.len > 0: copyMem(unsafeAddr data[0], unsafeAddr source[0], source.len)
  proc within(data: openArray[byte]) = put(data.toOpenArray(part.a, part.b))
  within(self.data)

## `native mapMem`, with the mode of the file; a size that is left out is the library's.
proc mapMem*(call: Call): Value =
  let owner = call.get("first", Mapping)
  let size = call.number("second", -1)
  let mem = owner.file.mapMem(owner.mode, size, call.number("third", 0))
  keep(View(owner: owner, mem: mem, size: if size == -1: owner.file.size else: size))

proc unmapMem*(call: Call): Value = call.get("first", View).finish()

proc lineList*(call: Call): Value =
  var items: seq[Value]
  for line in lines(call.get("first", Mapping).file): items.add(bytesOf(line))
  listOf(items)

## The same by the slices' own text.
proc sliceList*(call: Call): Value =
  var items: seq[Value]
  for slice in memSlices(call.get("first", Mapping).file): items.add(bytesOf($slice))
  listOf(items)
