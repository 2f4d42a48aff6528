#!/bin/sh
# SPDX-License-Identifier: MIT
# The destructor is said to flush, and only unmaps.  msync and its relatives are replaced by
# ones that count.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file : write;
import std.mmfile, std.stdio;

int flushes;

extern (C) int msync(void*, size_t, int)
{
    return ++flushes < 0;
}

extern (C) int fsync(int)
{
    return ++flushes < 0;
}

extern (C) int fdatasync(int)
{
    return ++flushes < 0;
}

int main()
{
    write("file", "abcdef");
    auto m = new MmFile("file", MmFile.Mode.readWrite, 0, null);
    m[0] = 'X';
    m.flush();
    writeln("flush: ", flushes, " call");
    m[1] = 'X';
    destroy(m);
    writeln("destroy: expected another, found ", flushes - 1);
    return flushes > 1;
}
END
