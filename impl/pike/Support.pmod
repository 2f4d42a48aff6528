// SPDX-License-Identifier: MIT
//! The operations that the adapter does itself.

constant modes = (< "r", "w", "rw", "wa", "rwa" >);

Stdio.File file_open(mapping(string:mixed) a)
{
  if (!modes[a->mode])
    .Failure.raise("ValueError", "a mode is r, w, rw, wa or rwa");
  if (undefinedp(a->number))
    return open(a->path, a->mode);
  return .Descriptor.with_number(a->number, lambda() { return open(a->path, a->mode); });
}

//! Open a file that exists.
Stdio.File open(string path, string mode)
{
  Stdio.File file = Stdio.File();
  if (!file->open(path, mode))
    .Failure.raise("OSError", path + ": " + strerror(file->errno()), file->errno());
  return file;
}

void file_close(mapping(string:mixed) a)
{
  a->file->close();
}

//! A closed Stdio.File throws.
int file_works(mapping(string:mixed) a)
{
  mixed status;
  catch { status = a->file->stat(); };
  return !!status;
}

int file_position(mapping(string:mixed) a)
{
  return a->file->tell();
}

int file_seek(mapping(string:mixed) a)
{
  int position = a->file->seek(a->position);
  if (position < 0)
    .Failure.raise("OSError", "seek: " + strerror(a->file->errno()), a->file->errno());
  return position;
}

//! A flag of Stdio.Fd.mode(), which has no constant.
private constant FILE_WRITE = 0x2000;

//! Was @[file] opened for writing?  What is no file was not.
int(0..1) writable(object file)
{
  return file->mode && !!(file->mode() & FILE_WRITE);
}

Stdio.File file_special(mapping(string:mixed) a)
{
  Stdio.File file = Stdio.File();
  switch (a->kind) {
  case "closed":    file->open("/dev/null", "r"); file->close(); break;
  case "directory": file->open("/", "r"); break;
  case "null":      file->open("/dev/null", "rw"); break;
  case "zero":      file->open("/dev/zero", "rw"); break;
  case "pipe":      file->pipe(Stdio.PROP_IPC); break;
  case "socket":    file->open_socket(); break;
  default:
    .Failure.raise("Unsupported", sprintf("a file that is %O", a->kind));
  }
  return file;
}

//! Pike counts references: what is forgotten here ends when the caller drops the argument.
void release(mapping(string:mixed) a)
{
  .Word.forget(a->object);
  if (object_program(a->object) == .Twin.Twin)
    a->object->end();
}

void settle(mapping(string:mixed) a)
{
  gc();
}

private int page;

//! In bytes.  Pike does not know it.
int page_size()
{
  if (!page)
    page = (int)Process.popen("getconf PAGESIZE");
  return page;
}
