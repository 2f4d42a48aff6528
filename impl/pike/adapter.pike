#!/usr/bin/env pike8.0
// SPDX-License-Identifier: MIT
//! An adapter for System.Memory.  This file reads requests and writes answers, as
//! ../protocol.md says; Library.pmod calls System.Memory and Support.pmod does the rest.

mapping(string:array) operations = ([
  "map_fd":        ({ .Library.map_fd,        "fileno length access offset",    "handle" }),
  "map_path":      ({ .Library.map_path,      "path length access offset",      "handle" }),
  "close":         ({ .Library.close,         "mapping",                        "none" }),
  "closed":        ({ .Library.closed,        "mapping",                        "bool" }),
  "length":        ({ .Library.length,        "mapping",                        "int" }),
  "get_item":      ({ .Library.get_item,      "mapping index",                  "int" }),
  "set_item":      ({ .Library.set_item,      "mapping index value",            "none" }),
  "get_slice":     ({ .Library.get_slice,     "mapping start stop step",        "bytes" }),
  "set_slice":     ({ .Library.set_slice,     "mapping start stop step data",   "none" }),
  "file_open":     ({ .Support.file_open,     "path mode",                      "handle" }),
  "file_close":    ({ .Support.file_close,    "file",                           "none" }),
  "file_works":    ({ .Support.file_works,    "file",                           "bool" }),
  "file_position": ({ .Support.file_position, "file",                           "int" }),
  "file_special":  ({ .Support.file_special,  "kind",                           "handle" }),
  "destroy":       ({ .Support.release,       "object",                         "none" }),
  "settle":        ({ .Support.settle,        "",                               "none" }),
  "fork":          ({ fork_twin,              "",                               "handle" }),
  "twin":          ({ .Twin.ask,              "twin request",                   "text" }),
]);

//! What each argument that is a handle must refer to.
constant classes = ([ "mapping": System.Memory, "file": Stdio.File, "twin": .Twin.Twin ]);

int main()
{
  serve(Stdio.stdin, Stdio.stdout);
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
  [function call, string parameters, string result] = operation;
  mapping(string:mixed) arguments = .Word.read_arguments(words, parameters / " ");
  foreach (classes; string parameter; program class_)
    if (has_index(arguments, parameter) && !instance(arguments[parameter], class_))
      .Failure.raise("TypeError", parameter + " is a handle of another kind");
  return .Word.write(call(arguments), result);
}

int(0..1) instance(mixed thing, program class_)
{
  return objectp(thing) && Program.inherits(object_program(thing), class_);
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
                 " homepage=t:https://pike.lysator.liu.se/ claims=[] operations=[%s]"
                 " page=%d granularity=%d", __REAL_VERSION__, __REAL_BUILD__,
                 "t:" + sort(indices(operations)) * ",t:", page, page);
}
