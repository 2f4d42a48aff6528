# SPDX-License-Identifier: MIT

## Files, opened and asked by the adapter itself: descriptors.

import std/[os, posix]
import call, value

type Opened* = ref object of Object
  fd, other: cint ## other: one that has to live as long, or -1

const
  OPath = cint(0o10000000)
  Directory = cint(0o200000)

proc memfd_create(name: cstring, flags: cuint): cint {.importc, header: "<sys/mman.h>".}

proc check(fd: cint): cint =
  if fd < 0: raiseOSError(osLastError())
  fd

proc drop(fd: var cint) =
  if fd >= 0: discard posix.close(fd)
  fd = -1

method finish*(self: Opened) =
  drop(self.fd)
  drop(self.other)

proc opened(fd: cint, other = cint(-1)): Opened = Opened(fd: check(fd), other: other)

var requestNumber* = cint(0) ## the descriptor that requests come from
var ownZero = false ## the descriptor 0 is the /dev/null that requestFile put there

proc isOpen(number: cint): bool = fcntl(number, F_GETFD) >= 0

## Give the descriptor that number.
proc moveTo(fd, number: cint): cint =
  if check(fd) == number: return fd
  let moved = dup2(fd, number)
  let error = osLastError()
  discard posix.close(fd)
  if moved < 0: raiseOSError(error)
  discard fcntl(number, F_SETFD, FD_CLOEXEC)
  if number == 0: ownZero = false
  number

proc systemWords*(): string =
  let page = $sysconf(SC_PAGESIZE)
  " page=" & page & " granularity=" & page

## The stream of requests: standard input at a high number, so that a file may have 0.
proc requestFile*(): File =
  signal(SIGPIPE, SIG_IGN)
  let high = fcntl(0, F_DUPFD, 100)
  if high < 0 or not open(result, FileHandle(high), fmRead): return stdin
  discard fcntl(high, F_SETFD, FD_CLOEXEC)
  requestNumber = high
  discard moveTo(posix.open("/dev/null", O_RDONLY), 0)
  ownZero = true

proc wantedNumber(call: Call): cint =
  let number = call.number("number")
  if number < 0 or number > high(cint) or isOpen(cint(number)) and not (number == 0 and ownZero):
    refuse("ValueError", "the number " & $number & " is not free")
  cint(number)

proc fileOpen*(call: Call): Value =
  let flags = case call.text("mode")
    of "r": O_RDONLY
    of "w": O_WRONLY
    of "rw": O_RDWR
    of "wa": O_WRONLY or O_APPEND
    of "rwa": O_RDWR or O_APPEND
    else: refuse("ValueError", "a mode is r, w, rw, wa or rwa")
  let number = if call.has("number"): wantedNumber(call) else: -1
  let fd = check(posix.open(cstring(call.path("path")), flags or O_CLOEXEC))
  keep(opened(if number < 0: fd else: moveTo(fd, number)))

## Close once: later the number may be somebody else's.
proc fileClose*(call: Call): Value =
  let file = call.get("file", Opened)
  if file.fd < 0: raiseOSError(OSErrorCode(EBADF))
  drop(file.fd)

proc fileWorks*(call: Call): Value =
  var status: Stat
  Value(kind: truth, yes: fstat(call.get("file", Opened).fd, status) == 0)

proc sought(call: Call, offset: int, whence: cint): Value =
  let position = lseek(call.get("file", Opened).fd, offset, whence)
  if position < 0: raiseOSError(osLastError())
  integerOf(int(position))

proc filePosition*(call: Call): Value = sought(call, 0, SEEK_CUR)
proc fileSeek*(call: Call): Value = sought(call, call.number("position"), SEEK_SET)

proc closed(): Opened =
  result = opened(posix.open("/dev/null", O_RDONLY))
  drop(result.fd)

proc pipeFile(): Opened =
  var ends: array[2, cint]
  discard check(posix.pipe(ends))
  opened(ends[0], ends[1])

## One page long.
proc memory(): Opened =
  result = opened(memfd_create("mmapspec", 1))
  discard check(ftruncate(result.fd, sysconf(SC_PAGESIZE)))

proc fileSpecial*(call: Call): Value =
  keep(case call.text("kind")
    of "closed": closed()
    of "directory": opened(posix.open("/", O_RDONLY or Directory))
    of "pipe": pipeFile()
    of "socket": opened(cint(socket(AF_INET, SOCK_STREAM, 0)))
    of "path": opened(posix.open("/proc/self/exe", OPath))
    of "memfd": memory()
    of "null": opened(posix.open("/dev/null", O_RDWR))
    of "zero": opened(posix.open("/dev/zero", O_RDWR))
    else: refuse("Unsupported", "a file of the kind " & call.text("kind")))
