#!/bin/sh
# SPDX-License-Identifier: MIT
# The destructor takes descriptors up to 2 for none of its own: a file that was opened under such a
# number, because the standard input is closed, stays open.
exec "$(dirname "$0")/../standalone" <<'END'
import core.sys.posix.fcntl, core.sys.posix.unistd;
import std.file, std.mmfile, std.stdio;

int main()
{
    std.file.write("low", "0123456789");
    close(0);
    auto object = new MmFile("low");
    destroy(object);
    const open = fcntl(0, F_GETFD) >= 0;
    writeln("after the destructor: expected descriptor 0 closed, found it ", open ? "open" : "closed");
    return !open;
}
END
