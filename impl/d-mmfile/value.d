// SPDX-License-Identifier: MIT

/// The values of the protocol (../protocol/README.md): words to values and back.
module value;

import std.algorithm : all, canFind, startsWith, endsWith;
import std.ascii : isDigit;
import std.conv : to;
import std.format : format;
import std.variant : Algebraic;

struct Nothing {}

struct Handle
{
    ulong number;
}

/// An integer that no 64 bits hold.
struct Huge
{
    string digits;
}

/// What no operation here takes: a float, a list.
struct Other
{
    string word;
}

/// A kind of buffer or an object of a wrong type that D does not have.
struct Unknown
{
    string word;
}

alias Value = Algebraic!(Nothing, bool, long, ulong, Huge, immutable(ubyte)[], string, Handle,
        Other, Unknown);

Value none()
{
    return Value(Nothing());
}

private immutable(ubyte)[] hexadecimal(string digits)
{
    if (digits.length % 2 != 0)
        throw new Exception("half a byte");
    auto bytes = new ubyte[digits.length / 2];
    foreach (i, ref b; bytes)
        b = digits[2 * i .. 2 * i + 2].to!ubyte(16);
    return bytes.idup;
}

private string text(string word)
{
    char[] text;
    for (size_t i = 0; i < word.length; i++)
    {
        if (word[i] == '%')
        {
            text ~= cast(char) hexadecimal(word[i + 1 .. i + 3])[0];
            i += 2;
        }
        else
            text ~= word[i];
    }
    return text.idup;
}

private Value integer(string word)
{
    const digits = word.startsWith("-") ? word[1 .. $] : word;
    if (digits.length == 0 || !digits.all!isDigit)
        throw new Exception("no value: " ~ word);
    try
        return word[0] == '-' ? Value(word.to!long) : Value(word.to!ulong);
    catch (Exception)
        return Value(Huge(word));
}

/// Throws when the word is no value.
Value parse(string word)
{
    if (word == "none")
        return none();
    if (word == "true" || word == "false")
        return Value(word == "true");
    if (word.startsWith("b:"))
        return Value(hexadecimal(word[2 .. $]));
    if (word.startsWith("t:"))
        return Value(text(word[2 .. $]));
    if (word.startsWith("@"))
        return Value(Handle(word[1 .. $].to!ulong));
    if (word.startsWith("f:") || word.startsWith("[") && word.endsWith("]"))
        return Value(Other(word));
    if (word.startsWith("b.") || word.startsWith("w:"))
        return Value(Unknown(word));
    return integer(word);
}

string writeText(const(char)[] text)
{
    auto word = "t:".dup;
    foreach (char c; text)
    {
        if (c <= 32 || c >= 127 || "%,]".canFind(c))
            word ~= format!"%%%02X"(c);
        else
            word ~= c;
    }
    return word.idup;
}

private string writeBytes(immutable(ubyte)[] bytes)
{
    static immutable digits = "0123456789abcdef";
    auto word = new char[2 + 2 * bytes.length];
    word[0 .. 2] = "b:";
    foreach (i, b; bytes)
    {
        word[2 + 2 * i] = digits[b >> 4];
        word[3 + 2 * i] = digits[b & 15];
    }
    return word.idup;
}

string write(Value value)
{
    if (value.peek!Nothing)
        return "none";
    if (auto bytes = value.peek!(immutable(ubyte)[]))
        return writeBytes(*bytes);
    if (auto text = value.peek!string)
        return writeText(*text);
    if (auto handle = value.peek!Handle)
        return format!"@%d"(handle.number);
    return value.toString();
}
