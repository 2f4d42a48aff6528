#!/bin/sh
# SPDX-License-Identifier: MIT
#
# An array as long as the file is asked for, and the file is a pipe: its size is 0, so that nothing
# is mapped, and an array of no bytes comes instead of the system's error.
command -v ocamlopt >/dev/null || { echo "no ocamlopt"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.ml <<'EOF'
let mapped length =
  let fd, _ = Unix.pipe () in
  match Unix.map_file fd Bigarray.char Bigarray.c_layout false [| length |] with
  | exception Unix.Unix_error (error, _, _) -> Unix.error_message error
  | array -> Printf.sprintf "an array of %d bytes" (Bigarray.Genarray.nth_dim array 0)

let () =
  Printf.printf "a pipe, 1 byte: %s\n" (mapped 1);
  Printf.printf "a pipe, as long as it is: expected an error, found %s\n" (mapped (-1))
EOF
ocamlopt -w -a -I +unix unix.cmxa program.ml -o program || exit 77
found=$(./program)
echo "$found"
case $found in *'found an array of 0 bytes'*) exit 0 ;; esac
exit 1
