#!/bin/sh
# SPDX-License-Identifier: MIT
# With a window private memory is lost as soon as the window moves.
exec "$(dirname "$0")/../standalone" <<'END'
import core.sys.posix.unistd;
import std.file : write;
import std.mmfile, std.stdio;

int main()
{
    const page = sysconf(_SC_PAGESIZE);
    write("file", new ubyte[24 * page]);
    auto copy = new MmFile("file", MmFile.Mode.readCopyOnWrite, 0, null, page);
    auto memory = new MmFile(null, MmFile.Mode.readWrite, 24 * page, null, page);
    copy[0] = memory[0] = 'X';
    const far = copy[20 * page] + memory[20 * page];
    writefln("copy on write: expected %d, found %d", 'X', copy[0]);
    writefln("anonymous: expected %d, found %d", 'X', memory[0]);
    return copy[0] == 'X' && memory[0] == 'X' && far == 0;
}
END
