(* SPDX-License-Identifier: MIT *)

(* Timing requests in one loop, each read before the clock is. *)

open Value
open Call

external nanoseconds : unit -> int = "adapter_nanoseconds"

let most = 1 lsl 40
let sink = ref 0

let read operations line =
  match String.split_on_char ' ' line with
  | ("destroy" | "settle" | "twin") as name :: _ -> refuse "Unsupported" "%s is not repeated" name
  | name :: words -> (
    match List.assoc_opt name operations with
    | None -> refuse "Unsupported" "%s is not repeated" name
    | Some (arguments, operation) -> (name, operation, bind arguments words))
  | [] -> refuse "other" "no operation"

(* An item alone is read or stored without a call around it. *)
let items call store count =
  let array = Memory.one_dimension (memory call "object") in
  let index = needed "index" (int call "index") in
  if store then
    let value = Memory.byte call "value" in
    for _ = 1 to count do array.{index} <- value done
  else
    for _ = 1 to count do sink := !sink + array.{index} done

let all steps count =
  for _ = 1 to count do
    List.iter
      (fun (_, operation, call) ->
        match operation call with Handle made -> Hashtbl.remove objects made | _ -> ())
      steps
  done

let repeat operations call =
  let count = needed "count" (int call "count") in
  if count < 0 || count > most then refuse "ValueError" "count is from 0 to 2^40";
  let steps = List.map (read operations) (String.split_on_char '\n' (text call "request")) in
  let start = nanoseconds () in
  (match steps with
   | [ ("get_item", _, call) ] -> items call false count
   | [ ("set_item", _, call) ] -> items call true count
   | steps -> all steps count);
  Int (nanoseconds () - start)
