#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
// pwrite16() refuses to write 4 bytes to a memory of 4 bytes, and pwrite32() as well.  Their
// check of bounds multiplies the number of bytes by the width of a character once more.

int main()
{
  System.Memory memory = System.Memory();
  array(string) found = ({});
  foreach (({ "pwrite16", "pwrite32" }); int i; string name) {
    int needed = 3;
    do
      memory->allocate(++needed, 0);
    while (catch(predef::`->(memory, name)(0, "ab"[i..])));
    found += ({ sprintf("%s() needs %d", name, needed) });
  }
  write("writing 4 bytes: expected that 4 are enough, found %s\n", found * ", ");
  return has_suffix(found[0], " 4") && has_suffix(found[1], " 4");
}
