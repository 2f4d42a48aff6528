#!/bin/sh
# SPDX-License-Identifier: MIT
# A file is made larger by seeking and writing a byte; neither is asked whether it worked.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : read, write;
import std.mmfile, std.stdio;

int main()
{
    write("file", "abcdef");
    try
    {
        new MmFile("file", MmFile.Mode.readWrite, ulong.max, null);
        writeln("made");
    }
    catch (Exception error)
        writeln(error.msg);
    const found = cast(const(ubyte)[]) read("file");
    writefln("expected the file as it was, %s, found %s", cast(const(ubyte)[]) "abcdef", found);
    return found == "abcdef";
}
END
