(* SPDX-License-Identifier: MIT *)

(* The adapter of Unix.map_file: the operations, and the conversation. *)

open Value
open Call

(* An array has no end of its own: it is collected once nothing refers to it. *)
let destroy call =
  let handle = match argument call "object" with Some (Handle n) -> n | _ -> 0 in
  (match thing call "object" with
   | File file -> if file.opened then Files.close file
   | Twin twin -> Twins.finish twin
   | Map _ -> ());
  Hashtbl.remove objects handle;
  None_

let settle _ =
  Gc.full_major ();
  None_

let operations = [
  ("file_open", ("path mode number?", Files.file_open));
  ("file_close", ("file", Files.file_close));
  ("file_works", ("file", Files.file_works));
  ("file_position", ("file", Files.file_position));
  ("file_seek", ("file position", Files.file_seek));
  ("file_special", ("kind", Files.file_special));
  ("destroy", ("object", destroy));
  ("settle", ("", settle));
  ("twin", ("twin request", Twins.twin));
  ("twin_exit", ("twin", Twins.twin_exit));
  ("map_fd", ("fileno length? flags? prot? access? offset? trackfd? tagname?", Memory.map_fd));
  ("length", ("object", Memory.length));
  ("get_item", ("object index", Memory.get_item));
  ("set_item", ("object index value", Memory.set_item));
  ("get_slice", ("object start? stop? step?", Memory.get_slice));
  ("set_slice", ("object start stop step data", Memory.set_slice));
  ("export", ("object start? stop?", Memory.export));
]

let operations = operations @ [ ("repeat", ("count request", Repeat.repeat operations)) ]

let hello words =
  if words <> [ "1" ] then refuse "Unsupported" "a protocol other than version 1";
  let texts names = "[" ^ String.concat "," (List.map write_text names) ^ "]" in
  Printf.sprintf
    "protocol=1 name=t:ocaml version=%s language=t:OCaml homepage=t:https://ocaml.org \
     issues=t:https://github.com/ocaml/ocaml/issues claims=[t:ocaml] operations=%s page=%d \
     granularity=%d"
    (write_text Sys.ocaml_version)
    (texts ("hello" :: "fork" :: List.map fst operations))
    (Files.page ()) (Files.page ())

let rec run = function
  | [] -> refuse "other" "no operation"
  | "hello" :: words -> hello words
  | "fork" :: _ -> write (Twins.fork serve)
  | name :: words -> (
    match List.assoc_opt name operations with
    | None -> refuse "Unsupported" "%s" name
    | Some (arguments, operation) -> write (operation (bind arguments words)))

and answer line =
  match String.split_on_char ' ' line with
  | [] -> ""
  | id :: words -> (
    match run words with
    | word -> id ^ " ok " ^ word
    | exception Stack_overflow -> raise Stack_overflow
    | exception error ->
      let kind, errno, native, message = Failed.description error in
      let errno = match errno with Some n -> string_of_int n | None -> "none" in
      String.concat " " [ id; "err"; kind; errno; write_text native; write_text message ])

(* Answer requests until the input ends. *)
and serve input output =
  match input_line input with
  | exception End_of_file -> ()
  | line ->
    output_string output (answer line ^ "\n");
    flush output;
    serve input output

let () = serve (Files.requests ()) stdout
