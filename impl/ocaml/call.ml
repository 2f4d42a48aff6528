(* SPDX-License-Identifier: MIT *)

(* One call: its arguments by name, read as the types that the compiler would want; and
   the objects that handles stand for. *)

open Value

type memory = (int, Bigarray.int8_unsigned_elt, Bigarray.c_layout) Bigarray.Genarray.t

(* A file may hold a second descriptor that has to live as long. *)
type file = { fd : Unix.file_descr; other : Unix.file_descr option; mutable opened : bool }
type twin = { mutable pid : int; requests : out_channel; answers : in_channel }
type thing = File of file | Map of memory | Twin of twin

type t = (string * Value.t) list

let objects : (int, thing) Hashtbl.t = Hashtbl.create 16
let last = ref 0

let keep thing =
  incr last;
  Hashtbl.replace objects !last thing;
  Handle !last

let is_name word =
  word <> "" && String.for_all (fun c -> (c >= 'a' && c <= 'z') || c = '_') word

(* A word's name, if it has one, and its value. *)
let named word =
  match String.index_opt word '=' with
  | Some at when is_name (String.sub word 0 at) ->
    (Some (String.sub word 0 at), after (at + 1) word)
  | _ -> (None, word)

let optional name = name.[String.length name - 1] = '?'
let plain name = if optional name then String.sub name 0 (String.length name - 1) else name

(* Give the words the operation's names; "?" is at those that may be left out. *)
let bind arguments words : t =
  let names = List.filter (( <> ) "") (String.split_on_char ' ' arguments) in
  let known = List.map plain names in
  let bind_one i word =
    let name, rest = named word in
    let name = match name with Some name -> name | None -> Option.value (List.nth_opt known i) ~default:"" in
    if not (List.mem name known) then
      refuse "TypeError" "too many arguments, or an unknown one";
    (name, parse rest)
  in
  let given = List.mapi bind_one words in
  let missing name = not (optional name) && not (List.mem_assoc name given) in
  List.iter (fun name -> if missing name then refuse "TypeError" "%s is missing" name) names;
  given

(* None for an argument that was left out or is none. *)
let argument (call : t) name =
  match List.assoc_opt name call with None | Some None_ -> None | value -> value

(* None of those may be given: the library has nothing like them. *)
let lacks call names =
  let given name = argument call name <> None in
  List.iter (fun name -> if given name then refuse "Unsupported" "there is no %s" name) names

let int_of name = function
  | Int n -> n
  | Big text -> refuse "OverflowError" "%s: %s overflows int" name text
  | _ -> refuse "TypeError" "%s: not an integer" name

let int64_of name = function
  | Int n -> Int64.of_int n
  | Big text -> (
    match Int64.of_string_opt text with
    | Some n -> n
    | None -> refuse "OverflowError" "%s: %s overflows int64" name text)
  | _ -> refuse "TypeError" "%s: not an integer" name

let int call name = Option.map (int_of name) (argument call name)
let int64 call name = Option.map (int64_of name) (argument call name)

let needed name = function Some value -> value | None -> refuse "TypeError" "%s is none" name

let text call name =
  match argument call name with Some (Text text) -> text | _ -> refuse "TypeError" "%s: not a text" name

let bytes call name =
  match argument call name with
  | Some (Bytes bytes) -> bytes
  | Some (Unknown word) -> refuse "Unsupported" "the value %s" word
  | _ -> refuse "TypeError" "%s: not bytes" name

let thing call name =
  match argument call name with
  | Some (Handle n) when Hashtbl.mem objects n -> Hashtbl.find objects n
  | _ -> refuse "TypeError" "%s: no such object" name

let file call name =
  match thing call name with File file -> file | _ -> refuse "TypeError" "%s: not a file" name

let memory call name =
  match thing call name with Map memory -> memory | _ -> refuse "TypeError" "%s: not an array" name
