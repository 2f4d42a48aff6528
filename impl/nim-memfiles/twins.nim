# SPDX-License-Identifier: MIT

## A copy of this process, spoken to through two pipes.

import std/[os, posix, tables]
import call, files, value

type Twin = ref object of Object
  pid: Pid
  requests, answers: File

proc pipes(): array[2, cint] =
  if posix.pipe(result) != 0: raiseOSError(osLastError())

proc drop(self: Twin) =
  if self.requests != nil: self.requests.close()
  self.answers.close()

## How it ended.
proc wait(self: Twin): cint =
  discard waitpid(self.pid, result, 0)
  self.pid = 0

method finish*(self: Twin) =
  if self.pid != 0:
    discard kill(self.pid, SIGKILL)
    discard self.wait()
  self.drop()

## Never returns: it ends as a program does.  The pipes to other twins are theirs: a copy that
## is kept open here would keep them from seeing their end of input.  The parent's requests are
## closed: C's end of the program would set their position back if they are a file's.
proc serveAsTwin(requests, answers: array[2, cint], serve: proc (input, output: File)) {.noreturn.} =
  var others: seq[int]
  for number, self in objects:
    if self of Twin:
      Twin(self).drop()
      others.add(number)
  for number in others: objects.del(number)
  for fd in [requests[1], answers[0], requestNumber]: discard posix.close(fd)
  requestNumber = requests[0]
  var input, output: File
  if open(input, requests[0], fmRead) and open(output, answers[1], fmWrite):
    serve(input, output)
  quit(0)

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

proc living(call: Call): Twin =
  result = call.get("twin", Twin)
  if result.pid == 0: refuse("ValueError", "the twin has ended")

## A twin ends when its input does.
proc twinExit*(call: Call): Value =
  let twin = living(call)
  twin.requests.close()
  twin.requests = nil
  let status = twin.wait()
  if WIFSIGNALED(status): refuse("other", "ended by signal " & $WTERMSIG(status))
  integerOf(WEXITSTATUS(status))

proc ask*(call: Call): Value =
  let twin = living(call)
  var answer: string
  try:
    twin.requests.writeLine(call.text("request"))
    twin.requests.flushFile()
    if twin.answers.readLine(answer): return textOf(answer)
  except IOError:
    discard
  refuse("other", "the twin has ended")
