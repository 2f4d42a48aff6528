// SPDX-License-Identifier: MIT

/// Files, opened and asked by the adapter itself.
module file;

import core.stdc.stdio : SEEK_CUR;
import core.sys.posix.fcntl;
import core.sys.posix.sys.socket;
import core.sys.posix.sys.stat : fstat, stat_t;
import core.sys.posix.unistd;
import std.exception : errnoEnforce;
import std.stdio : File;
import std.string : toStringz;

import call;
import failure;
import objects;
import value;

private extern (C) int memfd_create(const(char)* name, uint flags);
private enum O_CLOEXEC = 0x80000;
private enum SOCK_CLOEXEC = O_CLOEXEC, MFD_CLOEXEC = 1;

/// A file's object and the number of its descriptor, which stays when the file is closed.
class OpenFile
{
    File file;
    int descriptor;
    private File other;

    this(File file)
    {
        this.file = file;
        descriptor = file.fileno;
        this.file.setvbuf(null, 0); // nothing is read through it
    }

    /// Of a descriptor: such a File has no name.
    this(int descriptor, string mode)
    {
        errnoEnforce(descriptor >= 0, "no descriptor");
        File file;
        file.fdopen(descriptor, mode);
        this(file);
    }
}

Value fileOpen(Call call)
{
    const path = cast(string) call.bytes("path");
    switch (call.text("mode"))
    {
    case "r":
        return keep(new OpenFile(File(path, "re")));
    case "w": // the language's own would truncate it
        return keep(new OpenFile(open(path.toStringz, O_WRONLY | O_CLOEXEC), "w"));
    case "rw":
        return keep(new OpenFile(File(path, "r+e")));
    default:
        throw new Refusal("ValueError", "a mode is r, w or rw");
    }
}

Value fileClose(Call call)
{
    auto file = call.object!OpenFile("file");
    errnoEnforce(fcntl(file.descriptor, F_GETFD) >= 0 && file.file.isOpen, "closed");
    file.file.close();
    return none();
}

Value fileWorks(Call call)
{
    stat_t status;
    return Value(fstat(call.object!OpenFile("file").descriptor, &status) == 0);
}

Value filePosition(Call call)
{
    const position = lseek(call.object!OpenFile("file").descriptor, 0, SEEK_CUR);
    errnoEnforce(position >= 0, "lseek");
    return Value(cast(long) position);
}

/// The end that is read; the other one stays open as long.
private OpenFile pipeFile()
{
    int[2] ends;
    errnoEnforce(pipe(ends) == 0, "pipe");
    auto result = new OpenFile(ends[0], "r");
    result.other.fdopen(ends[1], "w");
    return result;
}

/// One page long.
private OpenFile memoryFile()
{
    auto result = new OpenFile(memfd_create("mmapspec", MFD_CLOEXEC), "r+");
    errnoEnforce(ftruncate(result.descriptor, sysconf(_SC_PAGESIZE)) == 0, "ftruncate");
    return result;
}

private OpenFile closedFile()
{
    auto result = new OpenFile(File("/dev/null", "re"));
    result.file.close();
    return result;
}

private OpenFile specialFile(string kind)
{
    switch (kind)
    {
    case "closed":
        return closedFile();
    case "directory":
        return new OpenFile(File("/", "re"));
    case "pipe":
        return pipeFile();
    case "socket":
        return new OpenFile(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "r+");
    case "memfd":
        return memoryFile();
    case "null":
        return new OpenFile(File("/dev/null", "r+e"));
    case "zero":
        return new OpenFile(File("/dev/zero", "r+e"));
    default:
        throw unsupported("a file of the kind " ~ kind);
    }
}

Value fileSpecial(Call call)
{
    return keep(specialFile(call.text("kind")));
}
