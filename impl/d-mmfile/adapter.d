// SPDX-License-Identifier: MIT

/// The adapter of std.mmfile.  Its argument says how objects are made: by the name of a file
/// (`name`), by a File (`file`), or by name with a window of one page (`window`).
module adapter;

import core.memory : GC;
import core.sys.posix.unistd : sysconf, _SC_PAGESIZE;
import std.algorithm : map;
import std.array : array, join, split;
import std.format : format;
import std.stdio : stdout;
import std.string : stripRight;

import call;
import descriptor : requests;
import failure;
import file;
import mapping;
import objects;
import repeat : repeat;
import value;

struct Operation
{
    string name, parameters; // "?" marks one that may be left out
    Value function(Call) run;
}

private immutable Operation[] always = [
    Operation("file_open", "path mode number?", &fileOpen),
    Operation("file_close", "file", &fileClose),
    Operation("file_works", "file", &fileWorks),
    Operation("file_position", "file", &filePosition),
    Operation("file_seek", "file position", &fileSeek),
    Operation("file_special", "kind", &fileSpecial),
    Operation("destroy", "object", &destroyObject),
    Operation("settle", "", &settle),
    Operation("length", "object", &length),
    Operation("get_item", "object index", &getItem),
    Operation("set_item", "object index value", &setItem),
    Operation("get_slice", "object start? stop? step?", &getSlice),
    Operation("set_slice", "object start stop step data", &setSlice),
    Operation("export", "object start? stop?", &exportSlice),
    Operation("flush", "mapping offset? size? flags?", &flush),
    Operation("repeat", "count request", &repeat),
    Operation("native", "name first? second? third?", &native),
];
private immutable byFile = Operation("map_fd",
        "fileno length? flags? prot? access? offset? trackfd? tagname?", &mapFd);
private immutable byName = Operation("map_path", "path length? access? offset?", &mapPath);

private immutable(Operation)[] operations;

/// The way of the language: the destructor runs now, the memory is collected some day.
private Value destroyObject(Call call)
{
    auto object = kept(call.handle("object"));
    forget(call.handle("object"));
    destroy(object);
    return none();
}

private Value settle(Call)
{
    GC.collect();
    return none();
}

private string hello(string[] words)
{
    if (words != ["1"])
        throw unsupported("this adapter speaks version 1");
    const page = sysconf(_SC_PAGESIZE);
    return format!("protocol=1 name=t:d-mmfile version=t:%d.%03d language=t:D homepage=%s "
            ~ "issues=%s claims=[t:d-mmfile] operations=[t:hello,%s] page=%d granularity=%d")(
            __VERSION__ / 1000, __VERSION__ % 1000,
            writeText("https://dlang.org/phobos/std_mmfile.html"),
            writeText("https://github.com/dlang/phobos/issues"),
            operations.map!(operation => writeText(operation.name)).join(","), page, page);
}

/// The operation of that name.
immutable(Operation) find(string name)
{
    foreach (operation; operations)
        if (operation.name == name)
            return operation;
    throw unsupported("no operation " ~ name);
}

private string run(string[] words)
{
    if (words[0] == "hello")
        return hello(words[1 .. $]);
    const operation = find(words[0]);
    return write(operation.run(Call(operation.parameters, words[1 .. $])));
}

private string answer(string[] words)
{
    try
        return "ok " ~ run(words);
    catch (Throwable thrown)
        return answerOf(thrown);
}

int main(string[] arguments)
{
    const way = arguments.length > 1 ? arguments[1] : "name";
    operations = always ~ (way == "file" ? byFile : byName);
    if (way == "window")
        window = sysconf(_SC_PAGESIZE);
    foreach (line; requests.byLineCopy)
    {
        const words = line.split(" ");
        stdout.writeln(words[0], " ", answer(words[1 .. $].dup));
        stdout.flush();
    }
    return 0;
}
