#!/bin/sh
# SPDX-License-Identifier: MIT
# The constructor that takes a File does not keep the mode.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : write;
import std.mmfile, std.stdio;

int main()
{
    write("file", "abcdef");
    auto m = new MmFile(File("file", "r+"), MmFile.Mode.readWrite);
    writeln("expected the mode readWrite, found ", m.mode);
    return m.mode == MmFile.Mode.readWrite;
}
END
