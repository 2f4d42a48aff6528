# SPDX-License-Identifier: MIT

## Timing requests in one loop, each read before the clock is.

import std/[monotimes, strutils, tables, times]
import call, memory, value

type
  Operation* = tuple[arguments: string, run: proc (call: Call): Value {.nimcall.}]
  Step = tuple[name: string, run: proc (call: Call): Value {.nimcall.}, call: Call]

const
  most = 1 shl 40
  never = ["destroy", "settle", "fork", "twin", "repeat"]

proc read(operations: Table[string, Operation], line: string): Step =
  let words = line.split(' ')
  if words[0] in never or words[0] notin operations:
    refuse("Unsupported", words[0] & " is not repeated")
  let operation = operations[words[0]]
  (words[0], operation.run, bindWords(operation.arguments, words[1 .. ^1]))

proc all(steps: seq[Step], count: int) =
  for i in 1 .. count:
    for step in steps:
      let made = step.run(step.call)
      if made.kind == handle:
        objects[made.number].finish()
        objects.del(made.number)

proc repeated*(operations: Table[string, Operation], call: Call): Value =
  let count = call.number("count")
  if count notin 0 .. most: refuse("ValueError", "count is from 0 to 2^40")
  var steps: seq[Step]
  for line in call.text("request").split('\n'): steps.add(operations.read(line))
  let start = getMonoTime()
  if steps.len == 1 and steps[0].name == "get_item": getItems(steps[0].call, count)
  elif steps.len == 1 and steps[0].name == "set_item": setItems(steps[0].call, count)
  else: all(steps, count)
  integerOf(int(inNanoseconds(getMonoTime() - start)))
