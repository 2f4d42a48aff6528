#!/bin/sh
# SPDX-License-Identifier: MIT
# An empty slice at either end counts as not mapped: everything is unmapped and mapped anew.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : write;
import std.mmfile, std.stdio;

int main()
{
    write("file", "abcdef");
    auto copy = new MmFile("file", MmFile.Mode.readCopyOnWrite, 0, null);
    auto memory = new MmFile(null, MmFile.Mode.readWrite, 6, null);
    copy[0] = memory[0] = 'X';
    auto empty = copy[0 .. 0].length + memory[$ .. $].length;
    writefln("copy on write: expected %s, found %s", 'X', cast(char) copy[0]);
    writefln("anonymous: expected %d, found %d", 'X', memory[0]);
    return copy[0] == 'X' && memory[0] == 'X' && empty == 0;
}
END
