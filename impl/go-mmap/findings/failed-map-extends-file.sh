#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows MapRegion makes the file longer and then fails to map it, and the file stays longer.
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
	_, err := mmap.MapRegion(file, 4096, mmap.RDWR, 0, 4096)
	info, _ := file.Stat()
	fmt.Printf("offset 4096: %v; expected the file at 100 bytes, found %d\n", err, info.Size())
	if err == nil || info.Size() == 100 {
		os.Exit(1)
	}
}
END
