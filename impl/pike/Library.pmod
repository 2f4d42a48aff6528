// SPDX-License-Identifier: MIT
//! The operations that System.Memory has, one function for each.  They take their arguments
//! by name; one that was left out is missing in the mapping.

//! -1 is allocate(), which gives memory of the heap.
System.Memory map_fd(mapping(string:mixed) a)
{
  if (a->fileno == -1 && !has_index(a, "access"))
    return System.Memory(a->length);
  if (intp(a->fileno))
    .Failure.raise("Unsupported", "System.Memory takes a Stdio.File or a name");
  return map(a->fileno, a);
}

//! The constructor maps for writing if the file allows it.  Therefore access 1 needs a file
//! that is open for reading only.
System.Memory map_path(mapping(string:mixed) a)
{
  return map(a->access == 1 ? .Support.open(a->path, "r") : a->path, a);
}

private System.Memory map(mixed file, mapping(string:mixed) a)
{
  if (has_index(a, "access") && objectp(file))
    agree(file, a->access);
  switch (has_index(a, "access") ? a->access : 2) {
  case 1..2:
    return System.Memory(file, @extent(a));
  case 3:
    return map_private(file, extent(a));
  default:
    .Failure.raise("ValueError", "access is 1, 2 or 3");
  }
}

private void agree(object file, mixed access)
{
  int writable = .Support.writable(file);
  if (access == 1 && writable || access == 2 && !writable)
    .Failure.raise("Unsupported", "the mode of the Stdio.File decides, and it is another");
}

//! mmap_private() answers 0 where the constructor throws.
private System.Memory map_private(mixed file, array extent)
{
  System.Memory memory = System.Memory();
  if (!memory->mmap_private(file, @extent))
    .Failure.raise("OSError", "mmap_private() returned 0");
  return memory;
}

//! Offset and length, as far as they were given.
private array extent(mapping(string:mixed) a)
{
  if (has_index(a, "length"))
    return ({ has_index(a, "offset") ? a->offset : 0, a->length });
  return has_index(a, "offset") ? ({ a->offset }) : ({});
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
  return sizeof(a->object);
}

int get_item(mapping(string:mixed) a)
{
  return a->object[a->index];
}

void set_item(mapping(string:mixed) a)
{
  a->object[a->index] = a->value;
}

//! Pike's range includes its last index, and one without a start or an end has its own form.
string get_slice(mapping(string:mixed) a)
{
  System.Memory memory = a->object;
  [mixed first, mixed last] = range(a);
  if (last == Val.null)
    return first == Val.null ? memory[..] : memory[first..];
  return first == Val.null ? memory[..last] : memory[first..last];
}

//! Pike has no assignment to a range, so that the operator is called by its name.
void set_slice(mapping(string:mixed) a)
{
  System.Memory memory = a->object;
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
