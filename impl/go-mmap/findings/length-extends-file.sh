#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows a writable region that ends past the end of the file makes the file longer.
exec "$(dirname "$0")/../standalone" windows <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

func main() {
	file, _ := os.Create("file")
	file.Write(make([]byte, 100))
	m, err := mmap.MapRegion(file, 5000, mmap.RDWR, 0, 0)
	info, _ := file.Stat()
	fmt.Printf("%d bytes (%v): expected the file at 100 bytes, found %d\n", len(m), err, info.Size())
	if info.Size() == 100 {
		os.Exit(1)
	}
}
END
