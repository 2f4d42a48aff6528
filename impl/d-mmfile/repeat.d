// SPDX-License-Identifier: MIT

/// Timing requests in one loop, each read before the clock is.
module repeat;

import core.time : MonoTime;
import std.algorithm : canFind, map;
import std.array : array, split;
import std.mmfile : MmFile;

import adapter;
import call;
import failure;
import mapping : View;
import objects;
import value;

private enum most = 1L << 40;

private struct Step
{
    string name;
    Value function(Call) run;
    Call call;
}

private Step read(string line)
{
    const words = line.split(" ");
    const operation = find(words[0]);
    if (["destroy", "settle", "repeat"].canFind(words[0]))
        throw unsupported(words[0] ~ " repeated");
    return Step(words[0], operation.run, Call(operation.parameters, words[1 .. $].dup));
}

private __gshared uint sink;

/// An item alone is read or stored without a call around it.
private void items(T)(T memory, Step step, long count)
{
    const index = step.call.number!ulong("index");
    if (step.name == "get_item")
        foreach (i; 0 .. count)
            sink += memory[index];
    else
    {
        const value = step.call.number!ubyte("value");
        foreach (i; 0 .. count)
            memory[index] = value;
    }
}

private void all(Step[] steps, long count)
{
    foreach (i; 0 .. count)
        foreach (ref step; steps)
        {
            auto result = step.run(step.call);
            if (auto made = result.peek!Handle)
            {
                auto object = kept(made.number);
                forget(made.number);
                destroy(object);
            }
        }
}

Value repeat(Call call)
{
    const count = call.number!long("count");
    if (count < 0 || count > most)
        throw new Refusal("ValueError", "count is from 0 to 2^40");
    auto steps = call.text("request").split("\n").map!read.array;
    const begin = MonoTime.currTime;
    if (steps.length != 1 || !["get_item", "set_item"].canFind(steps[0].name))
        all(steps, count);
    else if (auto view = cast(View) kept(steps[0].call.handle("object")))
        items(view.bytes, steps[0], count);
    else
        items(steps[0].call.object!MmFile("object"), steps[0], count);
    return Value(cast(ulong)(MonoTime.currTime - begin).total!"nsecs");
}
