#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
// The index that equals the size is accepted, so that the byte after the map is read and
// written.  The next index is refused.

int main()
{
  string name = sprintf("%s/index-at-end.%d", getenv("TMPDIR") || "/tmp", getpid());
  Stdio.write_file(name, "abcdefgh");
  System.Memory file = System.Memory(name), first = System.Memory(name, 0, 4);
  rm(name);
  string found = "an error";
  catch {
    first[4] = 'Z';
    found = sprintf("no error, and %O in the file", file[..]);
  };
  write("storing to index 4 of 4 bytes: expected an error, found %s\n", found);
  return file[4] != 'Z';
}
