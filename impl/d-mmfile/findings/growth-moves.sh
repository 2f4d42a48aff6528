#!/bin/sh
# SPDX-License-Identifier: MIT
# A file is made larger by seeking in the caller's descriptor, whose position is its end afterwards:
# what the caller's File reads next comes from there.
exec "$(dirname "$0")/../standalone" <<'END'
import core.stdc.stdio : SEEK_CUR;
import core.sys.posix.unistd : lseek;
import std.file, std.mmfile, std.stdio;

int main()
{
    std.file.write("positioned", "0123456789");
    auto file = File("positioned", "r+");
    lseek(file.fileno, 7, 0);
    new MmFile(file, MmFile.Mode.readWrite, 8197, null);
    const found = lseek(file.fileno, 0, SEEK_CUR);
    writeln("the position of the descriptor: expected 7, found ", found);
    return found == 7;
}
END
