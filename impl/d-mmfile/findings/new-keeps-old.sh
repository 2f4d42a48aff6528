#!/bin/sh
# SPDX-License-Identifier: MIT
# readWriteNew keeps the bytes of the file when it is given as a File.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : write;
import std.mmfile, std.stdio;

int main()
{
    write("name", "abcdef");
    write("file", "abcdef");
    auto byName = new MmFile("name", MmFile.Mode.readWriteNew, 6, null);
    auto byFile = new MmFile(File("file", "r+"), MmFile.Mode.readWriteNew, 6);
    writeln("by name: ", cast(ubyte[]) byName[]);
    writeln("by File: expected the same, found ", cast(ubyte[]) byFile[]);
    return byName[] == byFile[];
}
END
