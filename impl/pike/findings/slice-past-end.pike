#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
// `[]=() with a first and a last index checks neither against the size.  A string that has the
// length of this range is stored, although the range ends after the map.

int main()
{
  string name = sprintf("%s/slice-past-end.%d", getenv("TMPDIR") || "/tmp", getpid());
  Stdio.write_file(name, "abcdefgh");
  System.Memory file = System.Memory(name), first = System.Memory(name, 0, 4);
  rm(name);
  string found = "an error";
  catch {
    first->`[]=(2, 5, "WXYZ");
    found = sprintf("no error, and %O in the file", file[..]);
  };
  write("storing to 2..5 of 4 bytes: expected an error, found %s\n", found);
  return file[4..5] != "YZ";
}
