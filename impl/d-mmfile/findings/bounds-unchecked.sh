#!/bin/sh
# SPDX-License-Identifier: MIT
# An index beyond the end reads and writes what lies behind the file's bytes.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : write;
import std.mmfile, std.stdio;

int main()
{
    write("file", "abcdef");
    auto m = new MmFile("file", MmFile.Mode.readWrite, 0, null);
    try
    {
        m[6] = 'x';
        writeln("length ", m.length, ": expected an error at index 6, found ", m[6]);
        writeln("and a slice of ", m[0 .. 1000].length, " bytes");
        return 0;
    }
    catch (Throwable error)
        writeln("index 6: ", error.msg);
    return 1;
}
END
