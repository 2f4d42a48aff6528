// SPDX-License-Identifier: MIT

/// The numbers of descriptors.  Standard input is moved to a high one, so that a file may have
/// the number 0.
module descriptor;

import core.sys.posix.fcntl;
import core.sys.posix.unistd : close, dup2;
import std.exception : errnoEnforce;
import std.stdio : File, stdin;

private enum HIGH = 100;
private bool ownZero; // the descriptor 0 is the /dev/null that requests() put there

/// What requests are read from.
File requests()
{
    const high = fcntl(0, F_DUPFD, HIGH);
    const nothing = open("/dev/null", O_RDONLY);
    if (high < 0 || nothing < 0)
        return stdin;
    moveTo(nothing, 0);
    ownZero = true;
    fcntl(high, F_SETFD, FD_CLOEXEC);
    File result;
    result.fdopen(high, "r");
    return result;
}

bool isFree(int number)
{
    return number >= 0 && (fcntl(number, F_GETFD) < 0 || (number == 0 && ownZero));
}

/// Give the descriptor that number.  Returns it, or -1 for a descriptor that is -1.
int moveTo(int from, int number)
{
    if (from < 0 || from == number)
        return from;
    scope (exit)
        close(from);
    errnoEnforce(dup2(from, number) >= 0, "dup2");
    fcntl(number, F_SETFD, FD_CLOEXEC);
    ownZero = ownZero && number != 0;
    return number;
}
