// SPDX-License-Identifier: MIT

/// A File with a buffer, as a program has it: what `native stream_...` does.
module stream;

import core.sys.posix.fcntl : fcntl, F_GETFD, F_GETFL;
import core.sys.posix.unistd : lseek;
import core.stdc.stdio : SEEK_CUR;
import std.format : format;
import std.stdio : File;

import call;
import failure;
import file;
import objects;
import value;

/// The second line was read.
private File opened(string path, string kind)
{
    auto file = File(path, kind);
    file.rewind();
    file.readln();
    file.readln();
    return file;
}

private string stateOf(File file)
{
    const fd = file.fileno;
    return format!"tell=%d descriptor=%d flags=%d close=%d eof=%s error=%s"(file.tell,
            lseek(fd, 0, SEEK_CUR), fcntl(fd, F_GETFL), fcntl(fd, F_GETFD), file.eof, file.error);
}

private Value written(File file, const(ubyte)[] data)
{
    if ((fcntl(file.fileno, F_GETFL) & 3) == 0)
        throw unsupported("the file is for reading");
    file.seek(0, SEEK_CUR); // C wants it between reading and writing
    file.rawWrite(data);
    return none();
}

Value streamed(Call call)
{
    switch (call.text("name"))
    {
    case "stream_kinds":
        return Value("r,r+,a+");
    case "stream_open":
        return keep(OpenFile.buffered(opened(cast(string) call.bytes("first"), call.text("second"))));
    case "stream_read":
        return Value(cast(immutable(ubyte)[]) call.object!OpenFile("first").file.readln());
    case "stream_write":
        return written(call.object!OpenFile("first").file, call.bytes("second"));
    case "stream_state":
        return Value(stateOf(call.object!OpenFile("first").file));
    default:
        throw unsupported("no " ~ call.text("name"));
    }
}
