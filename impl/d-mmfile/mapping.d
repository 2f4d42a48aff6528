// SPDX-License-Identifier: MIT

/// The library's object: made by the name of a file or by a File, read and written as the
/// slices that it gives.
module mapping;

import core.sys.posix.fcntl : fcntl, F_GETFD;
import core.sys.posix.unistd : close, dup2;
import std.conv : to;
import std.mmfile : MmFile;
import std.stdio : File;

import call;
import failure;
import file;
import objects;
import stream;
import value;

private enum F_DUPFD_CLOEXEC = 1030;

/// Bytes of a window; 0 is none.
size_t window;

private MmFile.Mode modeOf(Call call)
{
    switch (call.number!long("access", 2))
    {
    case 1:
        return MmFile.Mode.read;
    case 2:
        return MmFile.Mode.readWrite;
    case 3:
        return MmFile.Mode.readCopyOnWrite;
    default:
        throw new Refusal("ValueError", "an access is 1, 2 or 3");
    }
}

/// There is no offset: the object is about the whole file, or as much as the size says.
private ulong sizeOf(Call call)
{
    if (call.number!ulong("offset", 0) != 0)
        throw unsupported("an MmFile begins where the file does");
    return call.number!ulong("length", 0);
}

Value mapPath(Call call)
{
    const name = cast(string) call.bytes("path");
    return keep(new MmFile(name, modeOf(call), sizeOf(call), null, window));
}

/// The object keeps a copy of the File; -1 is no file.
Value mapFd(Call call)
{
    foreach (name; ["flags", "prot", "trackfd", "tagname"])
        if (call.has(name))
            throw unsupported("a mode is chosen with access");
    const mode = modeOf(call), size = sizeOf(call);
    if (!call.get("fileno").peek!Handle)
    {
        if (call.number!int("fileno") == -1)
            return keep(new MmFile(null, mode, size, null, window));
        throw mistyped("fileno: a number is no File");
    }
    return keep(new MmFile(call.object!OpenFile("fileno").file, mode, size, null, window));
}

/// A slice that was taken, held by the caller.
class View
{
    ubyte[] bytes;

    this(ubyte[] bytes)
    {
        this.bytes = bytes;
    }
}

/// What run does with the object, which is an MmFile or a slice of one.
private auto with_(alias run)(Call call)
{
    if (auto view = cast(View) kept(call.handle("object")))
        return run(view.bytes);
    return run(call.object!MmFile("object"));
}

/// The slice, as bytes; a bound that is left out is the object's own.
private ubyte[] slice(Call call)
{
    return call.with_!(object => cut(call, object));
}

private ubyte[] cut(T)(Call call, T m)
{
    if (!call.isNone("step"))
        throw unsupported("a slice with a step");
    if (call.isNone("start") && call.isNone("stop"))
        return cast(ubyte[]) m[];
    const start = call.isNone("start") ? 0 : call.number!ulong("start");
    if (call.isNone("stop"))
        return cast(ubyte[]) m[start .. $];
    return cast(ubyte[]) m[start .. call.number!ulong("stop")];
}

Value getSlice(Call call)
{
    return Value(slice(call).idup);
}

/// Arrays of different lengths are the language's concern.  LDC's runtime halts the process.
Value setSlice(Call call)
{
    const data = call.bytes("data");
    auto part = slice(call);
    if (part.length != data.length)
        throw new Refusal("IndexError", "the slice and the data have different lengths");
    part[] = data[];
    return none();
}

Value exportSlice(Call call)
{
    return keep(new View(slice(call)));
}

Value getItem(Call call)
{
    const index = call.number!ulong("index");
    return Value(cast(ulong) call.with_!(object => object[index]));
}

Value setItem(Call call)
{
    const value = call.number!ubyte("value");
    const index = call.number!ulong("index");
    const stored = call.with_!(object => object[index] = value);
    assert(stored == value);
    return none();
}

Value length(Call call)
{
    return Value(call.with_!(object => cast(ulong) object.length));
}

Value flush(Call call)
{
    if (call.has("offset") || call.has("size") || call.has("flags"))
        throw unsupported("flush takes no arguments");
    call.object!MmFile("mapping").flush();
    return none();
}

/// Make and end an object while that descriptor is free.
private bool leavesOpen(string name, int number)
{
    const kept = fcntl(number, F_DUPFD_CLOEXEC, 100);
    close(number);
    scope (exit)
    {
        dup2(kept, number);
        close(kept);
    }
    destroy(new MmFile(name));
    return fcntl(number, F_GETFD) >= 0;
}

/// What the protocol has no operation for.
Value native(Call call)
{
    switch (call.text("name"))
    {
    case "open": // name: the constructor that takes the name alone
        return keep(new MmFile(cast(string) call.bytes("first")));
    case "create": // name or file, size
        const size = call.number!ulong("second");
        if (call.get("first").peek!Handle)
            return keep(new MmFile(call.object!OpenFile("first").file,
                    MmFile.Mode.readWriteNew, size, null, window));
        return keep(new MmFile(cast(string) call.bytes("first"), MmFile.Mode.readWriteNew,
                size, null, window));
    case "anonymous": // size
        return keep(new MmFile(null, MmFile.Mode.readWriteNew, call.number!ulong("first"),
                null, window));
    case "mode": // object
        return Value(call.object!MmFile("first").mode.to!string);
    case "low": // name, number of a descriptor: an object of that descriptor leaves it open
        return Value(leavesOpen(cast(string) call.bytes("first"), call.number!int("second")));
    default:
        return streamed(call);
    }
}
