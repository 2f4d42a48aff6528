(* SPDX-License-Identifier: MIT *)

(* Unix.map_file, and the array of bytes that it gives.  A slice is a sub-array, which
   shares the memory; bytes are copied in and out of it. *)

open Bigarray
open Value
open Call

let shared call =
  match int call "access" with
  | None | Some 2 -> true
  | Some 3 -> false
  | Some 1 -> refuse "Unsupported" "an array that cannot be written"
  | Some _ -> refuse "ValueError" "no such access"

(* A length is the array's only dimension, a list is all of them.  Left out and 0 are the
   library's -1: as many as the file has. *)
let dimensions call =
  match argument call "length" with
  | None | Some (Int 0) -> [| -1 |]
  | Some (List dims) -> Array.of_list (List.map (int_of "length") dims)
  | Some length -> [| int_of "length" length |]

let descriptor call =
  match argument call "fileno" with
  | Some (Int -1) -> refuse "Unsupported" "there is no anonymous memory"
  | _ -> (file call "fileno").fd

let map_fd call =
  lacks call [ "flags"; "prot"; "trackfd"; "tagname" ];
  let shared = shared call and dims = dimensions call and fd = descriptor call in
  keep (Map (Unix.map_file fd ?pos:(int64 call "offset") int8_unsigned c_layout shared dims))

let one_dimension memory =
  if Genarray.num_dims memory <> 1 then refuse "TypeError" "the array has several dimensions";
  array1_of_genarray memory

let part call name =
  let whole = one_dimension (memory call name) in
  let start = Option.value (int call "start") ~default:0 in
  let stop = Option.value (int call "stop") ~default:(Array1.dim whole) in
  lacks call [ "step" ];
  Array1.sub whole start (stop - start)

let length call = Int (Genarray.size_in_bytes (memory call "object"))

let get_item call =
  let indices =
    match argument call "index" with
    | Some (List indices) -> List.map (int_of "index") indices
    | index -> [ int_of "index" (needed "index" index) ]
  in
  Int (Genarray.get (memory call "object") (Array.of_list indices))

(* The compiler takes any int for a byte of this kind of array, and keeps its low bits. *)
let byte call name =
  let n = needed name (int call name) in
  if n < 0 || n > 255 then refuse "OverflowError" "%s: %d is no byte" name n;
  n

let set_item call =
  let index = needed "index" (int call "index") and value = byte call "value" in
  (one_dimension (memory call "object")).{index} <- value;
  None_

let get_slice call =
  let part = part call "object" in
  Bytes (String.init (Array1.dim part) (fun i -> Char.unsafe_chr part.{i}))

let set_slice call =
  let data = bytes call "data" and part = part call "object" in
  let source = Array1.create int8_unsigned c_layout (String.length data) in
  String.iteri (fun i c -> source.{i} <- Char.code c) data;
  Array1.blit source part;
  None_

let export call = keep (Map (genarray_of_array1 (part call "object")))
