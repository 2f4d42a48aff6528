// SPDX-License-Identifier: MIT

/// What the handles stand for.
module objects;

import failure;
import value;

private Object[ulong] all;
private ulong last;

Value keep(Object object)
{
    all[++last] = object;
    return Value(Handle(last));
}

Object kept(ulong handle)
{
    if (auto found = handle in all)
        return *found;
    throw mistyped("no such object");
}

void forget(ulong handle)
{
    all.remove(handle);
}
