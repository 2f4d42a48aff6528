#!/bin/sh
# SPDX-License-Identifier: MIT
# readCopyOnWrite with a size beyond the end makes the file itself larger.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : getSize, write;
import std.mmfile, std.stdio;

int main()
{
    write("file", "abcdef");
    auto m = new MmFile("file", MmFile.Mode.readCopyOnWrite, 10_000, null);
    writefln("expected a file of 6 bytes, found %d", getSize("file"));
    return getSize("file") == 6;
}
END
