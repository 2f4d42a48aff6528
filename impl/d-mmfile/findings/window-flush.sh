#!/bin/sh
# SPDX-License-Identifier: MIT
# flush brings what the window shows now to the disk, and nothing that was written before it
# moved.  msync is replaced by one that tells what it is asked for.
exec "$(dirname "$0")/../standalone" <<'END'
import core.sys.posix.unistd;
import std.file : write;
import std.mmfile, std.stdio;

size_t flushed;

extern (C) int msync(void*, size_t size, int)
{
    flushed += size;
    return 0;
}

int main()
{
    const page = sysconf(_SC_PAGESIZE);
    write("file", new ubyte[24 * page]);
    auto m = new MmFile("file", MmFile.Mode.readWrite, 0, null, page);
    m[0] = 'X';
    m[20 * page] = 'X';
    m.flush();
    writefln("written in pages 0 and 20 of 24: expected both flushed, found %d pages", flushed / page);
    return flushed >= 21 * page;
}
END
