#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
// A window that ends after the file is refused, and the descriptor that the constructor opened
// stays open.  After other failures it is closed.

int main()
{
  if (!Stdio.is_dir("/proc/self/fd")) {
    write("no /proc/self/fd\n");
    return 77;
  }
  string name = sprintf("%s/refused-window-leaks.%d", getenv("TMPDIR") || "/tmp", getpid());
  Stdio.write_file(name, "abcd");
  int before = sizeof(get_dir("/proc/self/fd"));
  for (int i = 0; i < 10; i++)
    catch(System.Memory(name, 0, 5));
  gc();
  int after = sizeof(get_dir("/proc/self/fd"));
  rm(name);
  write("ten failures: expected %d descriptors, found %d\n", before, after);
  return after == before;
}
