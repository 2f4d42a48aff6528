// SPDX-License-Identifier: MIT
//! The words of a line and the values that they stand for.  Val.null is none.

private mapping(int:object) kept = ([]);
private int last;

//! The values of @[words] by name.  What comes without a name has that of its place.
mapping(string:mixed) read_arguments(array(string) words, array(string) parameters)
{
  mapping(string:mixed) arguments = ([]);
  foreach (words; int place; string word) {
    string name;
    if (sscanf(word, "%[a-z_]=%s", name, string value) == 2)
      word = value;
    else if (place < sizeof(parameters))
      name = parameters[place];
    if (!has_value(parameters, name))
      .Failure.raise("Unsupported", "the argument " + (name || word));
    arguments[name] = read(word);
  }
  return arguments;
}

mixed read(string word)
{
  string rest;
  switch (word) {
  case "none":  return Val.null;
  case "true":  return Val.true;
  case "false": return Val.false;
  case "w:list":     return ({});
  case "w:dict":     return ([]);
  case "w:object":   return class {}();
  case "w:function": return lambda() {};
  case "w:file":     return Stdio.File("/dev/null", "r");
  }
  if (sscanf(word, "@%d%s", int handle, rest) && rest == "")
    return kept[handle] || .Failure.raise("TypeError", "no handle " + word);
  if (has_prefix(word, "b:"))
    return convert(String.hex2string, word);
  if (has_prefix(word, "t:"))
    return convert(read_text, word);
  if (has_prefix(word, "f:"))
    return convert(read_float, word);
  if (sscanf(word, "%*d%s", rest) == 2 && rest == "")
    return (int)word;
  .Failure.raise("Unsupported", "the value " + word);
}

//! What follows the tag of @[word].  The library does not see what cannot be read.
private mixed convert(function(string:mixed) read_rest, string word)
{
  mixed value;
  if (catch { value = read_rest(word[2..]); })
    .Failure.raise("Unsupported", "the value " + word);
  return value;
}

private float read_float(string text)
{
  return (float)text;
}

private string read_text(string text)
{
  array(string) parts = text / "%";
  for (int i = 1; i < sizeof(parts); i++)
    parts[i] = String.hex2string(parts[i][..1]) + parts[i][2..];
  return utf8_to_string(parts * "");
}

//! The word of @[value], which is @[kind] of value.
string write(mixed value, string kind)
{
  switch (kind) {
  case "handle": return "@" + keep(value);
  case "none":   return "none";
  case "bool":   return value ? "true" : "false";
  case "int":    return (string)value;
  case "bytes":  return "b:" + String.string2hex(value);
  case "text":   return write_text(value);
  case "ints":   return "[" + (array(string))value * "," + "]";
  case "native": return write(@value);
  }
}

string write_text(string text)
{
  string word = "t:";
  foreach (string_to_utf8(text); ; int c)
    word += c <= ' ' || c >= 127 || has_value("%,]", c) ? sprintf("%%%02X", c) : sprintf("%c", c);
  return word;
}

private int keep(object thing)
{
  kept[++last] = thing;
  return last;
}

void forget(object thing)
{
  m_delete(kept, search(kept, thing));
}
