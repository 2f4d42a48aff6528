// SPDX-License-Identifier: MIT

/// Files, opened and asked by the adapter itself.
module file;

import core.stdc.stdio : SEEK_CUR, SEEK_SET;
import core.sys.posix.fcntl;
import core.sys.posix.sys.socket;
import core.sys.posix.sys.stat : fstat, stat_t;
import core.sys.posix.unistd;
import std.exception : errnoEnforce;
import std.stdio : File;
import std.string : toStringz;

import call;
import descriptor : withNumber;
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

    /// With the language's own buffer.
    static OpenFile buffered(File file)
    {
        auto result = new OpenFile;
        result.file = file;
        result.descriptor = file.fileno;
        return result;
    }

    private this()
    {
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

/// By the language's own way where there is one, because only such a File has a name.
private OpenFile opened(string path, string mode)
{
    switch (mode)
    {
    case "r":
        return new OpenFile(File(path, "re"));
    case "w": // the language's own would truncate it
        return new OpenFile(open(path.toStringz, O_WRONLY | O_CLOEXEC), "w");
    case "rw":
        return new OpenFile(File(path, "r+e"));
    case "wa": // the language's own would create it
        return new OpenFile(open(path.toStringz, O_WRONLY | O_APPEND | O_CLOEXEC), "w");
    case "rwa":
        auto result = new OpenFile(File(path, "r+e"));
        errnoEnforce(fcntl(result.descriptor, F_SETFL, O_APPEND) == 0, "fcntl");
        return result;
    default:
        throw new Refusal("ValueError", "a mode is r, w, rw, wa or rwa");
    }
}

Value fileOpen(Call call)
{
    const path = cast(string) call.bytes("path"), mode = call.text("mode");
    if (!call.has("number"))
        return keep(opened(path, mode));
    return keep(withNumber(call.number!int("number"), () => opened(path, mode)));
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

Value fileSeek(Call call)
{
    const position = call.number!long("position");
    const now = lseek(call.object!OpenFile("file").descriptor, position, SEEK_SET);
    errnoEnforce(now >= 0, "lseek");
    return Value(cast(long) now);
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
