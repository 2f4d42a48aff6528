#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The product of the dimensions is not checked: 2**32 by 2**32 bytes are none, nothing is
# mapped, and an access within the bounds of the array ends the program.
command -v ocamlopt >/dev/null || { echo "no ocamlopt"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.ml <<'EOF'
let () =
  let name = "file" in
  let fd = Unix.openfile name [ Unix.O_RDWR; Unix.O_CREAT ] 0o600 in
  ignore (Unix.write_substring fd "abcdef" 0 6);
  let half = 1 lsl 32 in
  match Unix.map_file fd Bigarray.char Bigarray.c_layout false [| half; half |] with
  | exception error -> Printf.printf "expected an exception, found %s\n%!" (Printexc.to_string error)
  | array ->
    Printf.printf "expected an exception, found an array of %d by %d\n%!"
      (Bigarray.Genarray.nth_dim array 0) (Bigarray.Genarray.nth_dim array 1);
    match Unix.fork () with
    | 0 -> ignore (Sys.opaque_identity (Bigarray.Genarray.get array [| 0; 9 |])); Unix._exit 0
    | pid ->
      match snd (Unix.waitpid [] pid) with
      | Unix.WSIGNALED n when n = Sys.sigsegv -> print_endline "an access: SIGSEGV"
      | _ -> print_endline "an access: no signal"
EOF
ocamlopt -w -a -I +unix unix.cmxa program.ml -o program || exit 77
found=$(./program)
echo "$found"
case $found in *'found an array'*) exit 0 ;; esac
exit 1
