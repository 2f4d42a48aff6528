// SPDX-License-Identifier: MIT

/// One call: its arguments, read as the types that the library's signatures want.
module call;

import std.algorithm : canFind, map, startsWith;
import std.array : array, split;
import std.format : format;
import std.string : stripRight;

import failure;
import objects;
import value;

struct Call
{
    private Value[string] arguments;

    /// Parameters are the names in order; a "?" marks one that may be left out.
    this(string parameters, string[] words)
    {
        const names = parameters.split.map!(name => name.stripRight("?")).array;
        foreach (position, word; words)
            put(names, position, word);
        foreach (name; parameters.split)
            if (name[$ - 1] != '?' && name !in arguments)
                throw mistyped(name ~ " is missing");
    }

    /// Under its own name, or under the next one in order.
    private void put(const string[] names, size_t position, string word)
    {
        string name = position < names.length ? names[position] : null;
        foreach (known; names)
            if (word.startsWith(known ~ "="))
            {
                name = known;
                word = word[known.length + 1 .. $];
            }
        if (name is null || word.canFind('='))
            throw mistyped("no parameter for " ~ word);
        auto value = parse(word);
        if (value.peek!Unknown)
            throw unsupported("D has no " ~ word);
        arguments[name] = value;
    }

    bool has(string name)
    {
        return (name in arguments) !is null;
    }

    bool isNone(string name)
    {
        return !has(name) || arguments[name].peek!Nothing;
    }

    Value get(string name)
    {
        return has(name) ? arguments[name] : none();
    }

    private T get(T)(string name)
    {
        if (auto found = get(name).peek!T)
            return *found;
        throw mistyped(name ~ ": not " ~ T.stringof);
    }

    /// A number for a parameter of that type.
    T number(T)(string name)
    {
        auto value = get(name);
        if (auto n = value.peek!ulong)
            if (*n <= T.max)
                return cast(T) *n;
        if (auto n = value.peek!long)
            if (T.min < 0 && *n >= T.min)
                return cast(T) *n;
        if (value.peek!ulong || value.peek!long || value.peek!Huge)
            throw overflow(name ~ ": no " ~ T.stringof);
        throw mistyped(name ~ ": not an integer");
    }

    T number(T)(string name, T otherwise)
    {
        return has(name) ? number!T(name) : otherwise;
    }

    immutable(ubyte)[] bytes(string name)
    {
        return get!(immutable(ubyte)[])(name);
    }

    string text(string name)
    {
        return get!string(name);
    }

    /// The object of that handle, of that class.
    T object(T)(string name)
    {
        if (auto found = cast(T) kept(get!Handle(name).number))
            return found;
        throw mistyped(name ~ ": no " ~ T.stringof);
    }

    ulong handle(string name)
    {
        return get!Handle(name).number;
    }
}
