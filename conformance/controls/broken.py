#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: broken.py FAULT COMMAND [ARGUMENT ...]

A broken adapter: passes lines on to the adapter COMMAND and back, and shows one fault
when it is asked to find.  The runner must contain and name each of them.
With `as-asked` instead of a fault the needle names it; any other needle is just looked for.
`broken.py --list` prints every fault with the status and a part of the message that
must come of it ("-": any), and the requirement that sees it where not every one about find
does, separated by tabs.
"""
import mmap
import os
import re
import signal
import subprocess
import sys
import threading

FAULTS = {}
paths = []  # of the files that the test had it open
LEAKED = []
wait = threading.Event().wait


def fault(status, message, requirement=""):
    def register(function):
        FAULTS[function.__name__.replace("_", "-")] = (function, status, message, requirement)
        return function
    return register


def write(data):
    os.write(1, data)


def everything(data):
    while data:
        data = data[os.write(1, data):]


@fault("crash", "killed by SIGKILL")
def is_killed(answer):
    os.kill(os.getpid(), signal.SIGKILL)


@fault("crash", "killed by SIGSEGV")
def faults(answer):
    os.kill(os.getpid(), signal.SIGSEGV)


@fault("crash", 'stderr":"no text: ? ?')
def dies_of_no_text(answer):
    os.write(2, b"no text: \xff \xc3")
    os.kill(os.getpid(), signal.SIGKILL)


@fault("pass", '"version":"??')
def describes_itself_in_no_text(answer):
    write(answer)


@fault("crash", "ended with status 7")
def exits(answer):
    os._exit(7)


@fault("crash", "ended with status 0")
def exits_quietly(answer):
    os._exit(0)


@fault("crash", "after the test")
def dies_at_the_end(answer):
    write(answer)
    for line in sys.stdin.buffer:
        write(exchange(line))
    os._exit(9)


@fault("timeout", "no answer within")
def hangs(answer):
    wait(1000)


@fault("timeout", "no answer within")
def is_late(answer):
    wait(2)
    write(answer)


@fault("timeout", "no answer within")
def drips(answer):
    for byte in answer.replace(b"ok ", b"ok " + 500 * b"0"):
        write(bytes([byte]))
        wait(0.02)


@fault("fail", "protocol: neither ok nor err")
def garbles(answer):
    write(answer.split(b" ")[0] + b" perhaps 17\n")


@fault("fail", "protocol: the answer has another id")
def forgets_the_id(answer):
    write(b"999999 " + answer.split(b" ", 1)[1])


@fault("fail", "protocol: output that nobody asked for")
def answers_twice(answer):
    write(answer + answer)


@fault("fail", "protocol: a result of another tag")
def answers_with_another_tag(answer):
    write(answer.split(b" ")[0] + b" ok b:00\n")


@fault("fail", "protocol: what follows ok is not one value")
def answers_with_no_value(answer):
    write(answer.split(b" ")[0] + b" ok 0x10\n")


@fault("fail", "protocol: what follows ok is not one value")
def answers_with_two_values(answer):
    write(answer.rstrip(b"\n") + b" 1\n")


@fault("fail", "protocol: err is not followed by")
def invents_an_error_kind(answer):
    write(answer.split(b" ")[0] + b" err StrangeError none t:x t:y\n")


@fault("fail", "protocol: a NUL byte")
def writes_a_nul(answer):
    write(answer.replace(b" ", b" \0", 1))


@fault("fail", "longer than 16 MiB")
def never_ends_its_line(answer):
    while True:
        everything(b"1" * 65536)


@fault("crash", "instead of answering")
def stops_half_way(answer):
    write(answer[:len(answer) // 2])
    os._exit(4)


@fault("fail", "closed its output")
def closes_its_output(answer):
    os.close(1)
    wait(1000)


@fault("timeout", "does not end when its input has ended")
def outlives_its_input(answer):
    write(answer)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        line = sys.stdin.buffer.readline()
        if line:
            write(exchange(line))
        else:
            wait(1000)


@fault("fail", "found ok -1")
def counts_backwards(answer):
    write(answer.split(b" ")[0] + b" ok -1\n")


@fault("fail", "descriptors of the test's files are open")
def leaks_a_descriptor(answer):
    os.open(paths[-1], os.O_RDONLY)
    write(answer)


@fault("fail", "maps of the test's files are left")
def leaks_a_map(answer):
    fd = os.open(paths[-1], os.O_RDONLY)
    LEAKED.append(mmap.mmap(fd, 1, access=mmap.ACCESS_READ))
    os.close(fd)
    for copy in os.listdir(b"/proc/self/fd"):
        if os.path.realpath(b"/proc/self/fd/" + copy) == os.path.realpath(paths[-1]):
            os.close(int(copy))
    write(answer)


@fault("fail", "", "universal.unchanged.search")
def changes_the_file(answer):
    write(answer)
    fd = os.open(paths[-1], os.O_WRONLY)
    os.write(fd, b"\0changed")
    os.close(fd)


@fault("pass", "")
def floods_standard_error(answer):
    for _ in range(512):
        os.write(2, b"e" * 65536)
    write(answer)


def leave_process(before):
    if os.fork() == 0:
        before()
        os.closerange(0, 3)
        wait(1000)


@fault("fail", "leaves a process behind when it ends: python3")
def leaves_a_child(answer):
    leave_process(lambda: None)
    write(answer)


@fault("fail", "leaves a process behind when it ends: python3")
def leaves_a_session(answer):
    leave_process(os.setsid)
    write(answer)


def leave_file():
    open(os.path.join(os.path.dirname(paths[-1]), b"left"), "w").close()


@fault("fail", "leaves left in the folder of the test's files")
def leaves_a_file(answer):
    leave_file()
    write(answer)


@fault("fail", "leaves left in the folder of the test's files")
def leaves_a_file_when_it_ends(answer):
    write(answer)
    for line in sys.stdin.buffer:
        write(exchange(line))
    leave_file()
    sys.exit(0)


def fault_of(line):
    """What to do about a request to find."""
    name = sys.argv[1]
    if name == "as-asked":
        name = bytes.fromhex(line.split(b" ")[3][2:].decode()).decode("latin-1")
    return FAULTS[name][0] if name in FAULTS else write


def exchange(line):
    served.stdin.write(line)
    served.stdin.flush()
    answer = served.stdout.readline()
    if sys.argv[1] == "describes-itself-in-no-text" and line.split()[1:2] == [b"hello"]:
        answer = re.sub(rb" (name|version|language|homepage|issues)=t:", rb"\g<0>%ff%c3", answer)
    # This process is the one to look at.
    return answer.replace(b"t:process,", b"")


def main():
    if sys.argv[1:2] == ["--list"]:
        for name, (_, status, message, requirement) in sorted(FAULTS.items()):
            print("%s\t%s\t%s\t%s" % (name, status, message or "-", requirement))
        return 0
    if len(sys.argv) < 3 or sys.argv[1] not in [*FAULTS, "as-asked"]:
        sys.stderr.write(__doc__)
        return 2
    global served
    served = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    while True:
        line = sys.stdin.buffer.readline()
        if not line:
            return 0
        answer = exchange(line)
        if line.split(b" ")[1:2] == [b"file_open"]:
            paths.append(bytes.fromhex(line.split(b" ")[2][2:].decode()))
        if line.split(b" ")[1:2] == [b"find"]:
            fault_of(line)(answer)
        else:
            write(answer)


if __name__ == "__main__":
    sys.exit(main())
