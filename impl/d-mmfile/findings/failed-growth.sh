#!/bin/sh
# SPDX-License-Identifier: MIT
# The file is made larger before it is mapped, and stays so when it cannot be.
ulimit -v 3000000
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : getSize, write;
import std.mmfile, std.stdio;

int main()
{
    write("file", "abcdef");
    try
    {
        new MmFile("file", MmFile.Mode.readWrite, 1UL << 39, null);
        writeln("made");
        return 1;
    }
    catch (Exception error)
        writeln(error.msg);
    writefln("expected the file at 6 bytes, found %s", getSize("file"));
    return getSize("file") == 6;
}
END
