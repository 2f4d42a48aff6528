#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
// An empty string cannot be stored to an empty range: `[]=() counts the range 2..1 as -1 bytes,
// and its error says so.  pwrite() stores an empty string.

int main()
{
  System.Memory memory = System.Memory(4);
  memory->pwrite(2, "");
  mixed error = catch(memory->`[]=(2, 1, ""));
  write("storing \"\" to 2..1: expected no error, found %s",
        error ? describe_error(error) : "no error\n");
  return !error;
}
