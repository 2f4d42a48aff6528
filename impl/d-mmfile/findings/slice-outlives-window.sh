#!/bin/sh
# SPDX-License-Identifier: MIT
# With a window a slice that was taken shows another part of the file once the window moved,
# or nothing that is mapped.
exec "$(dirname "$0")/../standalone" <<'END'
import core.stdc.signal, core.stdc.stdlib;
import core.sys.posix.unistd;
import std.file : write;
import std.mmfile, std.stdio;

extern (C) void fault(int) nothrow @nogc
{
    _Exit(0);
}

int main()
{
    const page = sysconf(_SC_PAGESIZE);
    auto bytes = new ubyte[24 * page];
    bytes[0 .. page] = 1;
    bytes[page .. $] = 2;
    write("file", bytes);
    auto m = new MmFile("file", MmFile.Mode.read, 0, null, page);
    auto slice = cast(const(ubyte)[]) m[0 .. page];
    const far = m[20 * page];
    writefln("expected %s, found", bytes[0 .. 4]);
    stdout.flush();
    signal(SIGSEGV, &fault);
    writeln(slice[0 .. 4]);
    return slice[0] == 1 && far == 2;
}
END
