// SPDX-License-Identifier: MIT
//! Methods of System.Memory that have no operation of their own.

//! A value and its kind, as Word.write() takes them.
array native(mapping(string:mixed) a)
{
  if (has_prefix(a->name, "stream_"))
    return .Stream.native(a);
  if (!has_index(a, "first"))
    .Failure.raise("Unsupported", sprintf("native %O", a->name));
  .Failure.expect(a->first, System.Memory);
  System.Memory memory = a->first;
  switch (a->name) {
  case "pread":
    return ({ memory->pread(a->second, a->third), "bytes" });
  case "pread16": case "pread16i": case "pread16n":
  case "pread32": case "pread32i": case "pread32n":
    return ({ predef::`->(memory, a->name)(a->second, a->third), "text" });
  case "pwrite": case "pwrite16": case "pwrite16i": case "pwrite32": case "pwrite32i":
    return ({ predef::`->(memory, a->name)(a->second, a->third), "int" });
  case "allocate":
    memory->allocate(a->second, a->third);
    return ({ 0, "none" });
  case "writeable":
    return ({ memory->writeable(), "bool" });
  case "string":
    return ({ (string)memory, "bytes" });
  case "array":
    return ({ (array)memory, "ints" });
  default:
    .Failure.raise("Unsupported", sprintf("native %O", a->name));
  }
}
