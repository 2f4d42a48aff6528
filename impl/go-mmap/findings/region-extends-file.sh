#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows a length below zero with an offset asks for the size of the whole file from the offset on.
# A writable map makes the file longer, and a read-only one is refused.
exec "$(dirname "$0")/../standalone" windows <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

const unit = 65536

func main() {
	file, _ := os.Create("file")
	file.Write(make([]byte, 3*unit))
	_, err := mmap.MapRegion(file, -1, mmap.RDONLY, 0, unit)
	fmt.Println("RDONLY: expected no error, found", err)
	m, err := mmap.MapRegion(file, -1, mmap.RDWR, 0, unit)
	info, _ := file.Stat()
	fmt.Printf("RDWR: expected %d bytes of a file of %d, found %d of %d (%v)\n", 2*unit, 3*unit,
		len(m), info.Size(), err)
	if info.Size() == 3*unit {
		os.Exit(1)
	}
}
END
