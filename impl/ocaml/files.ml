(* SPDX-License-Identifier: MIT *)

(* Files, opened and asked by the adapter itself. *)

open Value
open Call

external page : unit -> int = "adapter_page"
external memfd : unit -> Unix.file_descr = "adapter_memfd"
external open_path : unit -> Unix.file_descr = "adapter_open_path"
external high_copy : Unix.file_descr -> Unix.file_descr = "adapter_high_copy"
external is_open : Unix.file_descr -> bool = "adapter_is_open"
external descriptor : int -> Unix.file_descr = "%identity"

let file fd = { fd; other = None; opened = true }
let opened path flags = file (Unix.openfile path (Unix.O_CLOEXEC :: flags) 0)

(* The descriptor 0 is the /dev/null that requests put there. *)
let own_zero = ref false

(* Give the descriptor that number. *)
let move_to number fd =
  if fd = descriptor number then fd
  else begin
    Fun.protect ~finally:(fun () -> Unix.close fd)
      (fun () -> Unix.dup2 ~cloexec:true fd (descriptor number));
    if number = 0 then own_zero := false;
    descriptor number
  end

(* The channel of requests: standard input at a high number, so that a file may have 0. *)
let requests () =
  match high_copy Unix.stdin with
  | exception Unix.Unix_error _ -> stdin
  | high ->
    ignore (move_to 0 (Unix.openfile "/dev/null" [ Unix.O_RDONLY ] 0));
    own_zero := true;
    Unix.in_channel_of_descr high

let check_free number =
  if number < 0 || (is_open (descriptor number) && not (number = 0 && !own_zero)) then
    refuse "ValueError" "the number %d is not free" number

let file_open call =
  let flags =
    match text call "mode" with
    | "r" -> [ Unix.O_RDONLY ]
    | "w" -> [ Unix.O_WRONLY ]
    | "rw" -> [ Unix.O_RDWR ]
    | "wa" -> [ Unix.O_WRONLY; Unix.O_APPEND ]
    | "rwa" -> [ Unix.O_RDWR; Unix.O_APPEND ]
    | _ -> refuse "ValueError" "a mode is r, w, rw, wa or rwa"
  in
  let number = int call "number" in
  Option.iter check_free number;
  let made = opened (bytes call "path") flags in
  keep (File (match number with None -> made | Some number -> file (move_to number made.fd)))

(* Close once: later the number may be somebody else's. *)
let close file =
  if not file.opened then raise (Unix.Unix_error (Unix.EBADF, "close", ""));
  file.opened <- false;
  Unix.close file.fd;
  Option.iter Unix.close file.other

let file_close call = close (Call.file call "file"); None_

let works file =
  file.opened && match Unix.fstat file.fd with _ -> true | exception Unix.Unix_error _ -> false

let file_works call = Bool (works (Call.file call "file"))
let seek call offset from = Int (Unix.LargeFile.lseek (Call.file call "file").fd offset from |> Int64.to_int)
let file_position call = seek call 0L Unix.SEEK_CUR
let file_seek call = seek call (needed "position" (int64 call "position")) Unix.SEEK_SET

let closed () =
  let gone = opened "/dev/null" [ Unix.O_RDONLY ] in
  close gone;
  gone

let pipe () =
  let reader, writer = Unix.pipe ~cloexec:true () in
  { fd = reader; other = Some writer; opened = true }

let one_page () =
  let fd = memfd () in
  Unix.ftruncate fd (page ());
  file fd

let file_special call =
  let made =
    match text call "kind" with
    | "closed" -> closed ()
    | "directory" -> opened "/" [ Unix.O_RDONLY ]
    | "pipe" -> pipe ()
    | "socket" -> file (Unix.socket ~cloexec:true Unix.PF_INET Unix.SOCK_STREAM 0)
    | "path" -> file (open_path ())
    | "memfd" -> one_page ()
    | "null" -> opened "/dev/null" [ Unix.O_RDWR ]
    | "zero" -> opened "/dev/zero" [ Unix.O_RDWR ]
    | kind -> refuse "Unsupported" "a file of the kind %s" kind
  in
  keep (File made)
