#!/bin/sh
# SPDX-License-Identifier: MIT
# A file is made larger by seeking and writing a zero byte.  Where the File appends, that byte goes to
# the end: the file is one byte longer, and the object's memory ends far beyond it.
exec "$(dirname "$0")/../standalone" <<'END'
import std.file, std.mmfile, std.stdio;

int main()
{
    std.file.write("appended", "0123456789");
    auto file = File("appended", "a+");
    auto object = new MmFile(file, MmFile.Mode.readWrite, 8197, null);
    const size = getSize("appended");
    writeln("an object of ", object.length, " bytes: expected as many in the file, found ", size);
    return size == object.length;
}
END
