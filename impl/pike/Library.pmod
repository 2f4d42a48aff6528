// SPDX-License-Identifier: MIT
//! The operations that System.Memory has, one function for each.  They take their arguments
//! by name; one that was left out is missing in the mapping.

//! mmap() is always readable and, if the file allows it, writable, so that the file decides
//! about access 1; the other two modes open it themselves.
System.Memory map_path(mapping(string:mixed) a)
{
  System.Memory memory = System.Memory();
  array extent = ({});
  if (has_index(a, "length"))
    extent = ({ has_index(a, "offset") ? a->offset : 0, a->length });
  else if (has_index(a, "offset"))
    extent = ({ a->offset });

  switch (has_index(a, "access") ? a->access : 2) {
  case 1:
    memory->mmap(.Support.open(a->path, "r"), @extent);
    break;
  case 2:
    memory->mmap(a->path, @extent);
    break;
  case 3:
    memory->mmap_private(a->path, @extent);
    break;
  default:
    .Failure.raise("Unsupported", sprintf("access %O", a->access));
  }
  return memory;
}

void close(mapping(string:mixed) a)
{
  a->mapping->free();
}

int closed(mapping(string:mixed) a)
{
  return !a->mapping->valid();
}

int length(mapping(string:mixed) a)
{
  return sizeof(a->mapping);
}

int get_item(mapping(string:mixed) a)
{
  return a->mapping[a->index];
}

void set_item(mapping(string:mixed) a)
{
  a->mapping[a->index] = a->value;
}

//! Pike's range includes its last index, and one without a start or an end has its own form.
string get_slice(mapping(string:mixed) a)
{
  System.Memory memory = a->mapping;
  [mixed first, mixed last] = range(a);
  if (last == Val.null)
    return first == Val.null ? memory[..] : memory[first..];
  return first == Val.null ? memory[..last] : memory[first..last];
}

//! Pike has no assignment to a range, so that the operator is called by its name.
void set_slice(mapping(string:mixed) a)
{
  System.Memory memory = a->mapping;
  [mixed first, mixed last] = range(a);
  if (first == Val.null)
    first = 0;
  if (last == Val.null)
    last = sizeof(memory) - 1;
  memory->`[]=(first, last, a->data);
}

//! The first and the last index; Val.null is a bound that was left out.
private array range(mapping(string:mixed) a)
{
  if (has_index(a, "step") && a->step != Val.null)
    .Failure.raise("Unsupported", "a range with a step");
  mixed first = has_index(a, "start") ? a->start : Val.null;
  mixed stop = has_index(a, "stop") ? a->stop : Val.null;
  return ({ first, intp(stop) ? stop - 1 : stop });
}
