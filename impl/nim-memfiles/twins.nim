# SPDX-License-Identifier: MIT

## A copy of this process, spoken to through two pipes.

import std/[os, posix, tables]
import call, value

type Twin = ref object of Object
  pid: Pid
  requests, answers: File

proc pipes(): array[2, cint] =
  if posix.pipe(result) != 0: raiseOSError(osLastError())

proc drop(self: Twin) =
  self.requests.close()
  self.answers.close()

method finish*(self: Twin) =
  var status: cint
  discard kill(self.pid, SIGKILL)
  discard waitpid(self.pid, status, 0)
  self.drop()

## Never returns.  The pipes to other twins are theirs: a copy that is kept open here would
## keep them from seeing their end of input.
proc serveAsTwin(requests, answers: array[2, cint], serve: proc (input, output: File)) {.noreturn.} =
  var others: seq[int]
  for number, self in objects:
    if self of Twin:
      Twin(self).drop()
      others.add(number)
  for number in others: objects.del(number)
  discard posix.close(requests[1])
  discard posix.close(answers[0])
  var input, output: File
  if open(input, requests[0], fmRead) and open(output, answers[1], fmWrite):
    serve(input, output)
  exitnow(0)

proc forked*(serve: proc (input, output: File)): Value =
  let requests = pipes()
  let answers = pipes()
  let pid = fork()
  if pid < 0: raiseOSError(osLastError())
  if pid == 0: serveAsTwin(requests, answers, serve)
  discard posix.close(requests[0])
  discard posix.close(answers[1])
  let twin = Twin(pid: pid)
  if not (open(twin.requests, requests[1], fmWrite) and open(twin.answers, answers[0], fmRead)):
    raiseOSError(osLastError())
  keep(twin)

proc ask*(call: Call): Value =
  let twin = call.get("twin", Twin)
  var answer: string
  try:
    twin.requests.writeLine(call.text("request"))
    twin.requests.flushFile()
    if twin.answers.readLine(answer): return textOf(answer)
  except IOError:
    discard
  refuse("other", "the twin has ended")
