#!/bin/sh
# SPDX-License-Identifier: MIT
#
# A file is made as large by writing a zero byte at the last place.  Where the descriptor appends,
# Linux puts that byte at the end: the file is one byte longer, and a store in the array raises SIGBUS.
command -v ocamlopt >/dev/null || { echo "no ocamlopt"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.ml <<'EOF'
let () =
  let fd = Unix.openfile "file" [ Unix.O_RDWR; Unix.O_CREAT; Unix.O_APPEND ] 0o600 in
  ignore (Unix.write_substring fd "abcdef" 0 6);
  let size = 8197 in
  ignore (Unix.map_file fd Bigarray.char Bigarray.c_layout true [| size |]);
  let found = (Unix.fstat fd).Unix.st_size in
  Printf.printf "an array of %d bytes: expected as many in the file, found %d\n" size found;
  exit (if found = size then 1 else 0)
EOF
ocamlopt -w -a -I +unix unix.cmxa program.ml -o program || exit 77
./program
