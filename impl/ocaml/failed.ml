(* SPDX-License-Identifier: MIT *)

(* What an operation failed with.  A refusal is the adapter's own: what the language's
   types have no room for, and what is not offered. *)

exception Refusal of string * string

external errno : Unix.error -> int = "adapter_errno"

(* Kind, errno, native name and message. *)
let description = function
  | Refusal (kind, message) -> (kind, None, "adapter", message)
  | Unix.Unix_error (error, name, _) ->
    ("OSError", Some (errno error), "Unix.Unix_error", name ^ ": " ^ Unix.error_message error)
  | Invalid_argument message when message = "index out of bounds" ->
    ("IndexError", None, "Invalid_argument", message)
  | Invalid_argument message -> ("ValueError", None, "Invalid_argument", message)
  | Failure message -> ("other", None, "Failure", message)
  | Out_of_memory -> ("MemoryError", None, "Out_of_memory", "out of memory")
  | other -> ("other", None, "exception", Printexc.to_string other)
