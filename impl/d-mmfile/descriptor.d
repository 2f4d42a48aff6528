// SPDX-License-Identifier: MIT

/// The numbers of descriptors.  Standard input is moved to a high one, so that a file may have
/// the number 0.
module descriptor;

import core.sys.posix.fcntl;
import core.sys.posix.unistd : close, dup2;
import std.exception : errnoEnforce;
import std.format : format;
import std.stdio : File, stdin;

import failure : Refusal;

private enum HIGH = 100;
private bool ownZero; // the descriptor 0 is the /dev/null that requests() put there

private int openNull()
{
    const descriptor = open("/dev/null", O_RDONLY);
    errnoEnforce(descriptor >= 0, "/dev/null");
    return descriptor;
}

/// What requests are read from.
File requests()
{
    const high = fcntl(0, F_DUPFD, HIGH);
    if (high < 0)
        return stdin;
    fcntl(high, F_SETFD, FD_CLOEXEC);
    const null_ = openNull();
    ownZero = dup2(null_, 0) == 0;
    close(null_);
    File result;
    result.fdopen(high, "r");
    return result;
}

/// What opening gives, with that number.  A File cannot be moved, but the system gives the lowest
/// free number: those below are occupied for a while.
T withNumber(T)(int number, T delegate() opening)
{
    int[] below;
    scope (exit)
        foreach (descriptor; below)
            close(descriptor);
    if (number == 0 && ownZero)
        ownZero = close(0) != 0;
    do
        below ~= openNull();
    while (below[$ - 1] < number);
    if (below[$ - 1] != number)
        throw new Refusal("ValueError", format!"the number %d is not free"(number));
    close(number);
    below = below[0 .. $ - 1];
    return opening();
}
