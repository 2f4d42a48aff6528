(* SPDX-License-Identifier: MIT *)

(* Files, opened and asked by the adapter itself. *)

open Value
open Call

external page : unit -> int = "adapter_page"
external memfd : unit -> Unix.file_descr = "adapter_memfd"
external open_path : unit -> Unix.file_descr = "adapter_open_path"

let file fd = { fd; other = None; opened = true }
let opened path flag = file (Unix.openfile path [ flag; Unix.O_CLOEXEC ] 0)

let file_open call =
  let flag =
    match text call "mode" with
    | "r" -> Unix.O_RDONLY
    | "w" -> Unix.O_WRONLY
    | "rw" -> Unix.O_RDWR
    | _ -> refuse "ValueError" "a mode is r, w or rw"
  in
  keep (File (opened (bytes call "path") flag))

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
let file_position call = Int (Unix.LargeFile.lseek (Call.file call "file").fd 0L Unix.SEEK_CUR |> Int64.to_int)

let closed () =
  let gone = opened "/dev/null" Unix.O_RDONLY in
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
    | "directory" -> opened "/" Unix.O_RDONLY
    | "pipe" -> pipe ()
    | "socket" -> file (Unix.socket ~cloexec:true Unix.PF_INET Unix.SOCK_STREAM 0)
    | "path" -> file (open_path ())
    | "memfd" -> one_page ()
    | "null" -> opened "/dev/null" Unix.O_RDWR
    | "zero" -> opened "/dev/zero" Unix.O_RDWR
    | kind -> refuse "Unsupported" "a file of the kind %s" kind
  in
  keep (File made)
