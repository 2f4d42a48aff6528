#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
// An index that is the smallest integer is not refused: reading there ends the process.  The next
// one is refused.

int main(int argc, array(string) argv)
{
  System.Memory memory = System.Memory(4);
  if (argc > 1) {
    catch(memory[-0x7fffffffffffffff - 1]);
    exit(0);
  }
  mixed error = catch(memory[-0x7fffffffffffffff]);
  write("-2**63 + 1: expected an error, found %s\n", error ? "one" : "none");
  int status = Process.run(({ "pike8.0", argv[0], "read" })).exitcode;
  write("-2**63: expected an error, found %s\n", status ? "the end of the process" : "one");
  return !status;
}
