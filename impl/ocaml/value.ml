(* SPDX-License-Identifier: MIT *)

(* The values of the protocol (../protocol/README.md): words to OCaml and back.  An integer that the
   language's own has no room for keeps its decimal text. *)

type t =
  | None_
  | Bool of bool
  | Int of int
  | Big of string
  | Float of float
  | Bytes of string
  | Text of string
  | List of t list
  | Handle of int
  | Unknown of string  (* one that no operation takes *)

let refuse kind format =
  Printf.ksprintf (fun message -> raise (Failed.Refusal (kind, message))) format

let starts_with prefix word =
  String.length word >= String.length prefix
  && String.sub word 0 (String.length prefix) = prefix

let after count word = String.sub word count (String.length word - count)

let hexadecimal = function
  | '0' .. '9' as c -> Char.code c - Char.code '0'
  | 'a' .. 'f' as c -> Char.code c - Char.code 'a' + 10
  | 'A' .. 'F' as c -> Char.code c - Char.code 'A' + 10
  | _ -> refuse "other" "no hexadecimal digit"

let byte_at word at = Char.chr ((16 * hexadecimal word.[at]) + hexadecimal word.[at + 1])

let parse_bytes word =
  if String.length word mod 2 <> 0 then refuse "other" "half a byte";
  String.init (String.length word / 2) (fun i -> byte_at word (2 * i))

let parse_text word =
  let text = Buffer.create (String.length word) in
  let rec go i =
    if i < String.length word then
      if word.[i] <> '%' then (Buffer.add_char text word.[i]; go (i + 1))
      else if i + 2 < String.length word then
        (Buffer.add_char text (byte_at word (i + 1)); go (i + 3))
      else refuse "other" "no text: %s" word
  in
  go 0;
  Buffer.contents text

let is_decimal word =
  let digits = if starts_with "-" word then after 1 word else word in
  digits <> "" && String.for_all (fun c -> c >= '0' && c <= '9') digits

let parse_number word =
  if not (is_decimal word) then refuse "other" "no value: %s" word;
  match int_of_string_opt word with Some n -> Int n | None -> Big word

let rec parse word =
  match word with
  | "none" -> None_
  | "true" -> Bool true
  | "false" -> Bool false
  | _ when starts_with "t:" word -> Text (parse_text (after 2 word))
  | _ when starts_with "b:" word -> Bytes (parse_bytes (after 2 word))
  | _ when starts_with "f:" word -> Float (float_of_string (after 2 word))
  | _ when starts_with "@" word -> Handle (int_of_string (after 1 word))
  | _ when starts_with "[" word -> fst (parse_list word 1)
  | _ when starts_with "b." word || starts_with "w:" word -> Unknown word
  | _ -> parse_number word

(* The list whose bracket ended before at, and where it ends itself. *)
and parse_list word at =
  let rec go items at =
    if at >= String.length word then refuse "other" "a list without an end"
    else if word.[at] = ']' then (List (List.rev items), at + 1)
    else if word.[at] = ',' then go items (at + 1)
    else if word.[at] = '[' then
      let item, next = parse_list word (at + 1) in
      go (item :: items) next
    else
      let next = item_end word at in
      go (parse (String.sub word at (next - at)) :: items) next
  in
  go [] at

and item_end word at =
  if at >= String.length word || word.[at] = ',' || word.[at] = ']' then at
  else item_end word (at + 1)

let write_text text =
  let word = Buffer.create (String.length text + 2) in
  let add c =
    if c <= ' ' || c >= '\127' || c = '%' || c = ',' || c = ']' then
      Printf.bprintf word "%%%02X" (Char.code c)
    else Buffer.add_char word c
  in
  Buffer.add_string word "t:";
  String.iter add text;
  Buffer.contents word

let write_bytes bytes =
  let digits = "0123456789abcdef" in
  let digit i =
    let c = Char.code bytes.[i / 2] in
    digits.[if i mod 2 = 0 then c lsr 4 else c land 15]
  in
  "b:" ^ String.init (2 * String.length bytes) digit

let rec write = function
  | None_ -> "none"
  | Bool b -> string_of_bool b
  | Int n -> string_of_int n
  | Big text | Unknown text -> text
  | Float x -> Printf.sprintf "f:%.17g" x
  | Bytes bytes -> write_bytes bytes
  | Text text -> write_text text
  | List items -> "[" ^ String.concat "," (List.map write items) ^ "]"
  | Handle n -> "@" ^ string_of_int n
