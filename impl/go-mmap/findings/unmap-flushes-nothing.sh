#!/bin/sh
# SPDX-License-Identifier: MIT
# Unmap is to flush what is left; it is munmap alone.  Without pulling a plug that shows in its
# system calls.
command -v strace >/dev/null || { echo 'strace is missing'; exit 77; }
work=$(mktemp -d) || exit 77
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
TRACE=$work/trace strace -f -qq -e trace=msync,fsync,fdatasync,sync_file_range -o "$work/trace" \
	"$(dirname "$0")/../standalone" >"$work/said" <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

func main() {
	file, _ := os.Create("file")
	file.Write([]byte("abcdef"))
	m, err := mmap.Map(file, mmap.RDWR, 0)
	if err != nil {
		os.Exit(77)
	}
	m[0] = 'x'
	fmt.Println("unmapped:", m.Unmap())
}
END
status=$?
cat "$work/said"
[ $status = 0 ] || exit 77
calls=$(grep -cE 'msync|fsync|fdatasync|sync_file_range' "$work/trace")
echo "expected a system call that writes back, found $calls"
[ "$calls" = 0 ]
