#!/bin/sh
# SPDX-License-Identifier: MIT
# A size beyond the end of a file that is read is mapped as it is.
exec "$(dirname "$0")/../standalone" <<'END'
import core.stdc.signal, core.stdc.stdlib;
import core.sys.posix.signal : SIGBUS;
import core.sys.posix.unistd;
import std.file : write;
import std.mmfile, std.stdio;

extern (C) void fault(int) nothrow @nogc
{
    _Exit(0);
}

int main()
{
    const size = 3 * sysconf(_SC_PAGESIZE);
    write("file", "abcdef");
    auto m = new MmFile("file", MmFile.Mode.read, size, null);
    writefln("length %d; expected its last byte, or an error before, found SIGBUS or:", m.length);
    stdout.flush();
    signal(SIGBUS, &fault);
    writeln(m[size - 1]);
    return 1;
}
END
