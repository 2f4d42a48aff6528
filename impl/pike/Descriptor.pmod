// SPDX-License-Identifier: MIT
//! The numbers of descriptors.  Standard input is moved to another one, so that a file may have
//! the number 0.

private Stdio.File zero; // the /dev/null that has the number 0, or 0

private Stdio.File null()
{
  Stdio.File file = Stdio.File();
  if (!file->open("/dev/null", "r"))
    .Failure.raise("OSError", "/dev/null: " + strerror(file->errno()), file->errno());
  return file;
}

//! What requests are read from.
Stdio.FILE requests()
{
  Stdio.FILE moved = Stdio.FILE();
  moved->assign(Stdio.stdin->dup());
  null()->dup2(Stdio.stdin);
  zero = Stdio.stdin;
  return moved;
}

//! The file that @[open] opens, with that number.  Pike has no function for it, but the system
//! gives the lowest free number: those below are occupied for a while.
Stdio.File with_number(int number, function(:Stdio.File) open)
{
  if (number == 0 && zero) {
    zero->close();
    zero = 0;
  }
  array(Stdio.File) below = ({ null() });
  while (below[-1]->query_fd() < number)
    below += ({ null() });
  if (below[-1]->query_fd() != number)
    .Failure.raise("ValueError", sprintf("the number %d is not free", number));
  below[-1]->close();
  return open();
}
