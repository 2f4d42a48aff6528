# SPDX-License-Identifier: MIT

## The values of the protocol (../protocol/README.md): words to a variant and back.

import std/strutils

type
  Kind* = enum
    none, truth, integer, large, real, bytes, text, list, handle, unknown

  Value* = object
    case kind*: Kind
    of none: discard
    of truth: yes*: bool
    of integer, handle: number*: int
    of real: float*: float
    of large, bytes, text, unknown: data*: string ## large: the digits
    of list: items*: seq[Value]

  BadValue* = object of CatchableError

func integerOf*(number: int): Value = Value(kind: integer, number: number)
func bytesOf*(data: string): Value = Value(kind: bytes, data: data)
func textOf*(data: string): Value = Value(kind: text, data: data)
func listOf*(items: seq[Value]): Value = Value(kind: list, items: items)

func unescape(word: string): string =
  var i = 0
  while i < word.len:
    if word[i] == '%' and i + 2 < word.len:
      result.add(chr(parseHexInt(word[i + 1 .. i + 2])))
      i += 3
    else:
      result.add(word[i])
      inc i

func parseNumber(word: string): Value =
  try:
    result = integerOf(parseInt(word))
  except ValueError:
    if word.strip(trailing = false, chars = {'-'}).allCharsInSet(Digits) and word.len > 15:
      return Value(kind: large, data: word)
    raise newException(BadValue, "no value: " & word)

func parse*(word: string): Value

## A list from behind its bracket at `at`, which is moved behind its end.
func parseList(word: string, at: var int): Value =
  var items: seq[Value]
  while at < word.len and word[at] != ']':
    if word[at] == '[':
      inc at
      items.add(parseList(word, at))
    else:
      let stop = max(word.find({',', ']'}, at), at)
      items.add(parse(word[at ..< stop]))
      at = stop
    if at < word.len and word[at] == ',':
      inc at
  inc at
  listOf(items)

func parse*(word: string): Value =
  if word == "none": Value(kind: none)
  elif word in ["true", "false"]: Value(kind: truth, yes: word == "true")
  elif word.startsWith("t:"): textOf(unescape(word[2 .. ^1]))
  elif word.startsWith("b:"): bytesOf(parseHexStr(word[2 .. ^1]))
  elif word.startsWith("f:"): Value(kind: real, float: parseFloat(word[2 .. ^1]))
  elif word.startsWith("@"): Value(kind: handle, number: parseInt(word[1 .. ^1]))
  elif word.startsWith("b.") or word.startsWith("w:"): Value(kind: unknown, data: word)
  elif word.startsWith("["):
    var at = 1
    parseList(word, at)
  else: parseNumber(word)

func writeText*(data: string): string =
  result = "t:"
  for c in data:
    if c in {'\x21' .. '\x7e'} - {'%', ',', ']'}: result.add(c)
    else: result.add("%" & toHex(ord(c), 2))

func write*(value: Value): string =
  case value.kind
  of none: "none"
  of truth: $value.yes
  of integer: $value.number
  of handle: "@" & $value.number
  of real: "f:" & $value.float
  of bytes: "b:" & toHex(value.data).toLowerAscii
  of text: writeText(value.data)
  of large, unknown: value.data
  of list:
    var words: seq[string]
    for item in value.items:
      words.add(write(item))
    "[" & words.join(",") & "]"
