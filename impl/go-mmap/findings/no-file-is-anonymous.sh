#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows a nil file and a closed file have an invalid handle, with which CreateFileMapping makes
# anonymous memory.  MapRegion with a length gives it to a caller who did not ask for ANON.
exec "$(dirname "$0")/../standalone" windows <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

func main() {
	file, _ := os.Create("file")
	file.Close()
	m, err := mmap.MapRegion(file, 4096, mmap.RDWR, 0, 0)
	fmt.Printf("a closed file: expected an error, found %d bytes (%v)\n", len(m), err)
	none, noneErr := mmap.MapRegion(nil, 4096, mmap.RDWR, 0, 0)
	fmt.Printf("no file: expected an error, found %d bytes (%v)\n", len(none), noneErr)
	if err != nil || noneErr != nil {
		os.Exit(1)
	}
}
END
