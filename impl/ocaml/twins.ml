(* SPDX-License-Identifier: MIT *)

(* Copies of this process, spoken to through two pipes each. *)

open Value
open Call

(* A channel may be closed twice. *)
let drop twin =
  close_out_noerr twin.requests;
  close_in_noerr twin.answers

(* The pipes to other twins are theirs: a copy that is kept open here would keep them from
   seeing their end of input. *)
let forget_twins () =
  let forget = function
    | Twin twin -> drop twin
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
    exit 0
  | pid ->
    Unix.close request_reader;
    Unix.close answer_writer;
    keep (Twin { pid; requests = Unix.out_channel_of_descr request_writer;
                 answers = Unix.in_channel_of_descr answer_reader })

let living call =
  match thing call "twin" with
  | Twin { pid = 0; _ } -> refuse "ValueError" "the twin has ended"
  | Twin twin -> twin
  | _ -> refuse "TypeError" "not a twin"

let twin call =
  let twin = living call in
  output_string twin.requests (text call "request" ^ "\n");
  flush twin.requests;
  match input_line twin.answers with
  | line -> Text line
  | exception End_of_file -> refuse "other" "the twin has ended"

let wait twin =
  let _, status = Unix.waitpid [] twin.pid in
  twin.pid <- 0;
  status

(* A twin ends when its input does. *)
let twin_exit call =
  let twin = living call in
  close_out_noerr twin.requests;
  match wait twin with
  | Unix.WEXITED status -> Int status
  | WSIGNALED number | WSTOPPED number -> refuse "other" "ended by signal (OCaml's number %d)" number

let finish twin =
  if twin.pid <> 0 then begin
    Unix.kill twin.pid Sys.sigkill;
    ignore (wait twin)
  end;
  drop twin
