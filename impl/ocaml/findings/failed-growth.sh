#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The file is made as large as the array before the memory is mapped, and stays so when that
# fails.
command -v ocamlopt >/dev/null || { echo "no ocamlopt"; exit 77; }
dir=$(mktemp -d) && cd "$dir" || exit 77
trap 'rm -rf "$dir"' EXIT
cat > program.ml <<'EOF'
let () =
  let fd = Unix.openfile "file" [ Unix.O_RDWR; Unix.O_CREAT ] 0o600 in
  ignore (Unix.write_substring fd "abcdef" 0 6);
  let size = 1 lsl 32 in
  (match Unix.map_file fd Bigarray.char Bigarray.c_layout true [| size |] with
   | exception error -> Printf.printf "map_file: %s\n" (Printexc.to_string error)
   | _ -> print_endline "mapped: there was room");
  Printf.printf "expected 6 bytes in the file, found %Ld\n" (Unix.LargeFile.fstat fd).Unix.LargeFile.st_size
EOF
ocamlopt -w -a -I +unix unix.cmxa program.ml -o program || exit 77
found=$(ulimit -v 2097152; ./program)
echo "$found"
case $found in
*mapped*) exit 77 ;;
*'found 6') exit 1 ;;
esac
exit 0
