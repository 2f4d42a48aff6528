#!/bin/sh
# SPDX-License-Identifier: MIT
# A constructor that fails destroys its copy of the File; the destructor that the collector
# runs later then takes the descriptor for its own, when the File has no name.
exec "$(dirname "$0")/../standalone" <<'END'
import core.memory, core.stdc.stdlib;
import core.sys.posix.fcntl;
import std.mmfile, std.stdio;

void fail(File file)
{
    try
        new MmFile(file, MmFile.Mode.read, ulong.max);
    catch (Exception error)
        writeln(error.msg);
}

/// Leaves no stray reference for the collector to find.
void scrub(int depth)
{
    ubyte[4096] bytes = 1;
    if (depth > 0)
        scrub(depth - 1);
}

void main()
{
    auto file = File.tmpfile();
    const descriptor = file.fileno;
    file.rawWrite("abcdef");
    file.flush();
    fail(file);
    scrub(20);
    GC.collect();
    const works = fcntl(descriptor, F_GETFD) >= 0;
    writeln("expected the caller's file open, found it ", works ? "open" : "closed");
    stdout.flush();
    _Exit(works);
}
END
