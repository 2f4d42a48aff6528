// SPDX-License-Identifier: MIT

/// How an operation ends when it does not work: with what the library or the language throws,
/// or with a refusal of the adapter's own.
module failure;

import core.exception : AssertError, RangeError;
import std.exception : ErrnoException;
import std.format : format;

import value : writeText;

/// Thrown by the adapter itself.
class Refusal : Exception
{
    string kind;

    this(string kind, string message)
    {
        super(message);
        this.kind = kind;
    }
}

/// What the compiler would not take.
Refusal mistyped(string message)
{
    return new Refusal("TypeError", message);
}

Refusal overflow(string message)
{
    return new Refusal("OverflowError", message);
}

Refusal unsupported(string message)
{
    return new Refusal("Unsupported", message);
}

private string answer(string kind, string number, string native, const(char)[] message)
{
    return format!"err %s %s %s %s"(kind, number, writeText(native), writeText(message));
}

string answerOf(Throwable thrown)
{
    if (auto refusal = cast(Refusal) thrown)
        return answer(refusal.kind, "none", "adapter", refusal.msg);
    const native = typeid(thrown).name;
    if (auto error = cast(ErrnoException) thrown)
        return answer("OSError", format!"%d"(error.errno), native, error.msg);
    if (cast(RangeError) thrown)
        return answer("IndexError", "none", native, thrown.msg);
    if (cast(AssertError) thrown)
        return answer("AssertionError", "none", native, thrown.msg);
    return answer("other", "none", native, thrown.msg);
}
