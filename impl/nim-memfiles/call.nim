# SPDX-License-Identifier: MIT

## One call: its arguments by name, read as the types that Nim's compiler wants.  The
## objects behind the handles are kept here, and errors get their words.

import std/[strutils, tables]
import value

type
  Object* = ref object of RootObj
  Call* = Table[string, Value]

  Refusal* = object of CatchableError ## what the adapter does not offer, or the compiler would not take
    kind: string

var
  objects*: Table[int, Object]
  last = 0

## What an object does when it is dropped.
method finish*(self: Object) {.base.} = discard

proc keep*(self: Object): Value =
  inc last
  objects[last] = self
  Value(kind: handle, number: last)

proc refuse*(kind, message: string) {.noreturn.} =
  var refusal = newException(Refusal, message)
  refusal.kind = kind
  raise refusal

proc has*(call: Call, name: string): bool =
  name in call and call[name].kind != none

proc lacks*(call: Call, names: varargs[string]) =
  for name in names:
    if call.has(name):
      refuse("Unsupported", "the library has no " & name & " here")

proc wanted(value: Value, kind: Kind, name: string): Value =
  if value.kind == unknown: refuse("Unsupported", "Nim has no " & value.data)
  if value.kind == large and kind == integer: refuse("OverflowError", name & ": " & value.data & " overflows int")
  if value.kind != kind: refuse("TypeError", name & ": no " & $kind)
  value

proc number*(value: Value, name: string): int = wanted(value, integer, name).number
proc number*(call: Call, name: string): int = number(call[name], name)

proc number*(call: Call, name: string, otherwise: int): int =
  if call.has(name): call.number(name) else: otherwise

proc octet*(call: Call, name: string): byte =
  let number = call.number(name)
  if number notin 0 .. 255: refuse("OverflowError", name & ": " & $number & " overflows byte")
  byte(number)

proc blob*(call: Call, name: string): string = wanted(call[name], bytes, name).data

## The path of a file.  Wine has the root of the file system as the drive Z:.
proc path*(call: Call, name: string): string =
  const drive = when defined(windows): "Z:" else: ""
  result = call.blob(name)
  if result.startsWith("/"): result = drive & result

proc text*(call: Call, name: string): string = wanted(call[name], text, name).data

proc items*(call: Call, name: string): seq[Value] =
  if call.has(name): wanted(call[name], list, name).items else: @[]

proc found*(call: Call, name: string): Object =
  let number = wanted(call[name], handle, name).number
  if number notin objects: refuse("TypeError", name & ": no such object")
  objects[number]

proc get*[T: Object](call: Call, name: string, kind: typedesc[T]): T =
  let self = call.found(name)
  if not (self of T): refuse("TypeError", name & ": no " & $T)
  T(self)

## Give the words the operation's names; "?" marks one that may be left out.
proc bindWords*(names: string, words: openArray[string]): Call =
  let order = names.splitWhitespace()
  for word in words:
    let equals = word.find('=')
    let named = equals > 0 and word[0 ..< equals].allCharsInSet({'a' .. 'z', '_'})
    let name = if named: word[0 ..< equals] elif result.len < order.len: order[result.len].strip(chars = {'?'}) else: ""
    if name notin order and name & "?" notin order:
      refuse("TypeError", "too many arguments, or an unknown one")
    result[name] = parse(if named: word[equals + 1 .. ^1] else: word)
  for name in order:
    if not name.endsWith("?") and name notin result:
      refuse("TypeError", name & " is missing")

proc kindOf(error: ref Exception): string =
  if error of Refusal: (ref Refusal)(error).kind
  elif error of OSError or error of IOError: "OSError"
  elif error of IndexDefect: "IndexError"
  elif error of OverflowDefect: "OverflowError"
  elif error of ValueError or error of RangeDefect: "ValueError"
  elif error of AssertionDefect: "AssertionError"
  elif error of OutOfMemDefect: "MemoryError"
  else: "other"

## An error as the answer writes it.
proc failure*(error: ref Exception): string =
  let number = if error of OSError: $(ref OSError)(error).errorCode else: "none"
  let native = if error of Refusal: "adapter" else: $error.name
  ["err", kindOf(error), number, writeText(native), writeText(error.msg)].join(" ")
