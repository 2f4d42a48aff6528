// SPDX-License-Identifier: MIT
//! Errors as the protocol writes them: kind, errno, native name, message.

//! An error of the adapter's own.
class Failure
{
  inherit Error.Generic;
  constant error_type = "adapter";
  string kind;
  int errno;

  void create(string kind_, string message, int|void errno_)
  {
    ::create(message + "\n", backtrace());
    kind = kind_;
    errno = errno_;
  }
}

mixed raise(string kind, string message, int|void errno)
{
  throw(Failure(kind, message, errno));
}

//! @[thing] must be an object of that class.
void expect(mixed thing, program class_)
{
  if (!objectp(thing) || !Program.inherits(object_program(thing), class_))
    raise("TypeError", sprintf("%O is no %O", thing, class_));
}

//! System.Memory throws messages, not classes.  The first part that a message contains
//! decides.
private constant kinds = ({
  ({ "no memory in this Memory object", "ValueError" }),
  ({ "File not open",                   "ValueError" }),
  ({ "Index is out of range",           "IndexError" }),
  ({ "outside allocation",              "IndexError" }),
  ({ "Can only write bytes",            "ValueError" }),
  ({ "given string wider",              "ValueError" }),
  ({ "not equally long",                "ValueError" }),
  ({ "mapped area outside file",        "ValueError" }),
  ({ "Not a regular file",              "ValueError" }),
  ({ "Allocating zero bytes",           "ValueError" }),
  ({ "NUL in string",                   "ValueError" }),
  ({ "Failed to open file",             "OSError" }),
  ({ "Memory.mmap(): error:",           "OSError" }),
  ({ "Out of memory",                   "MemoryError" }),
});

//! errno() belongs to the last system call that failed.
string describe(mixed thrown)
{
  int number = errno();
  object error = Error.mkerror(thrown);
  string message = String.trim_all_whites(error->message()), kind = kind_of(error, message);
  if (error->error_type == "adapter")
    number = error->errno;
  return sprintf("%s %s %s %s", kind, kind == "OSError" && number ? (string)number : "none",
                 .Word.write_text(error->error_type), .Word.write_text(message));
}

private string kind_of(object error, string message)
{
  if (error->error_type == "adapter")
    return error->kind;
  foreach (kinds, [string part, string kind])
    if (has_value(message, part))
      return kind;
  if (error->error_type == "BadArgument")
    return bad_argument(error);
  return "other";
}

//! A value of the right type is outside its range.
private string bad_argument(object error)
{
  if (intp(error->got_value) && has_prefix(error->expected_type, "int"))
    return "OverflowError";
  if (stringp(error->got_value) && has_prefix(error->expected_type, "string"))
    return "ValueError";
  return "TypeError";
}
