#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
// The range 0..-1 is empty in a string.  In a System.Memory it is the whole memory, because a
// last index below zero counts as the largest one.  The range 2..1 is empty in both.

int main()
{
  System.Memory memory = System.Memory(4);
  memory->pwrite(0, "abcd");
  string bytes = "abcd";
  int last = -1;
  write("0..-1: expected %O, as in a string, found %O; 2..1 is %O\n", bytes[0..last],
        memory[0..last], memory[2..1]);
  return memory[0..last] == "";
}
