#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
//! An adapter for System.Memory.  This file reads requests and writes answers, as
//! ../protocol/README.md says; Library.pmod calls System.Memory and Support.pmod does the rest.

constant Memory = System.Memory;

//! A function, its arguments, the kind of its result, and the class of its first argument or 0.
mapping(string:array) operations = ([
  "map_fd":        ({ .Library.map_fd,        "fileno length access offset", "handle", 0 }),
  "map_path":      ({ .Library.map_path,      "path length access offset",   "handle", 0 }),
  "close":         ({ .Library.close,         "mapping",                     "none",   Memory }),
  "closed":        ({ .Library.closed,        "mapping",                     "bool",   Memory }),
  "length":        ({ .Library.length,        "object",                      "int",    Memory }),
  "get_item":      ({ .Library.get_item,      "object index",                "int",    Memory }),
  "set_item":      ({ .Library.set_item,      "object index value",          "none",   Memory }),
  "get_slice":     ({ .Library.get_slice,     "object start stop step",      "bytes",  Memory }),
  "set_slice":     ({ .Library.set_slice,     "object start stop step data", "none",   Memory }),
  "native":        ({ .Native.native,         "name first second third",     "native", 0 }),
  "file_open":     ({ .Support.file_open,     "path mode number",            "handle", 0 }),
  "file_close":    ({ .Support.file_close,    "file",                        "none",   Stdio.File }),
  "file_works":    ({ .Support.file_works,    "file",                        "bool",   Stdio.File }),
  "file_position": ({ .Support.file_position, "file",                        "int",    Stdio.File }),
  "file_seek":     ({ .Support.file_seek,     "file position",               "int",    Stdio.File }),
  "file_special":  ({ .Support.file_special,  "kind",                        "handle", 0 }),
  "destroy":       ({ .Support.release,       "object",                      "none",   0 }),
  "settle":        ({ .Support.settle,        "",                            "none",   0 }),
  "fork":          ({ fork_twin,              "",                            "handle", 0 }),
  "twin":          ({ .Twin.ask,              "twin request",                "text",   .Twin.Twin }),
  "twin_exit":     ({ .Twin.let_end,          "twin",                        "int",    .Twin.Twin }),
]);

int main()
{
  serve(.Descriptor.requests(), Stdio.stdout);
}

//! Answer the requests of @[requests] until they end.
void serve(Stdio.FILE requests, Stdio.File answers)
{
  while (string line = requests->gets())
    answers->write("%s\n", answer(line));
}

string answer(string line)
{
  array(string) words = line / " ";
  string id = words[0], answered;
  mixed error = catch {
    if (words[1] == "hello")
      answered = hello(words[2..]);
    else
      answered = perform(words[1], words[2..]);
  };
  return error ? id + " err " + .Failure.describe(error) : id + " ok " + answered;
}

string perform(string name, array(string) words)
{
  array operation = operations[name];
  if (!operation)
    .Failure.raise("Unsupported", "no operation " + name);
  [function call, string names, string result, program first] = operation;
  mapping(string:mixed) arguments = .Word.read_arguments(words, names / " " - ({ "" }));
  if (first)
    .Failure.expect(arguments[(names / " ")[0]], first);
  return .Word.write(call(arguments), result);
}

//! A copy of this process that answers what @[Twin.ask] sends it.
object fork_twin(mapping(string:mixed) arguments)
{
  return .Twin.start(serve);
}

string hello(array(string) words)
{
  if (!sizeof(words) || words[0] != "1")
    .Failure.raise("Unsupported", "this adapter speaks version 1 of the protocol");
  int page = .Support.page_size();
  return sprintf("protocol=1 name=t:pike version=t:%.1f.%d language=t:Pike"
                 " homepage=t:https://pike.lysator.liu.se/ claims=[t:pike] operations=[%s]"
                 " page=%d granularity=%d", __REAL_VERSION__, __REAL_BUILD__,
                 "t:" + sort(indices(operations)) * ",t:", page, page);
}
