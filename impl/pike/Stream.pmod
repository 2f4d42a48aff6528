// SPDX-License-Identifier: MIT
//! A Stdio.FILE with a buffer, as a program has it: what `native stream_...` does.

constant kinds = "r,rw,rwa";

//! A value and its kind, as Word.write() takes them.
array native(mapping(string:mixed) a)
{
  switch (a->name) {
  case "stream_kinds":
    return ({ kinds, "text" });
  case "stream_open":
    return ({ open(a->first, a->second), "handle" });
  case "stream_read":
    return ({ a->first->gets() + "\n", "bytes" });
  case "stream_write":
    return ({ write(a->first, a->second), "none" });
  case "stream_state":
    return ({ state(a->first), "text" });
  }
}

//! The second line was read.
private Stdio.FILE open(string path, string mode)
{
  Stdio.FILE file = Stdio.FILE();
  if (!file->open(path, mode))
    .Failure.raise("OSError", path + ": " + strerror(file->errno()), file->errno());
  file->seek(0);
  file->gets();
  file->gets();
  return file;
}

private int write(Stdio.FILE file, string data)
{
  if (!.Support.writable(file))
    .Failure.raise("Unsupported", "the file is for reading");
  file->write(data);
  return 0;
}

private string state(Stdio.FILE file)
{
  return sprintf("tell=%d descriptor=%d mode=%d", file->tell(), file->_fd->tell(), file->mode());
}
