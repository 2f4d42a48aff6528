(* SPDX-License-Identifier: MIT *)

(* Copies of this process, spoken to through two pipes each. *)

open Value
open Call

(* The pipes to other twins are theirs: a copy that is kept open here would keep them from
   seeing their end of input. *)
let forget_twins () =
  let forget = function
    | Twin twin ->
      Unix.close (Unix.descr_of_out_channel twin.requests);
      Unix.close (Unix.descr_of_in_channel twin.answers)
    | File _ | Map _ -> ()
  in
  Hashtbl.iter (fun _ thing -> forget thing) objects

let fork serve =
  let request_reader, request_writer = Unix.pipe () in
  let answer_reader, answer_writer = Unix.pipe () in
  match Unix.fork () with
  | 0 ->
    forget_twins ();
    Unix.close request_writer;
    Unix.close answer_reader;
    serve (Unix.in_channel_of_descr request_reader) (Unix.out_channel_of_descr answer_writer);
    Unix._exit 0
  | pid ->
    Unix.close request_reader;
    Unix.close answer_writer;
    keep (Twin { pid; requests = Unix.out_channel_of_descr request_writer;
                 answers = Unix.in_channel_of_descr answer_reader })

let twin call =
  match thing call "twin" with
  | Twin twin -> (
    output_string twin.requests (text call "request" ^ "\n");
    flush twin.requests;
    match input_line twin.answers with
    | line -> Text line
    | exception End_of_file -> refuse "other" "the twin has ended")
  | _ -> refuse "TypeError" "not a twin"

let finish twin =
  Unix.kill twin.pid Sys.sigkill;
  ignore (Unix.waitpid [] twin.pid);
  Unix.close (Unix.descr_of_out_channel twin.requests);
  Unix.close (Unix.descr_of_in_channel twin.answers)
