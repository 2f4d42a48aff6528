#!/bin/sh
# SPDX-License-Identifier: MIT
# A length below zero with an offset maps the whole file's size from the offset on: past its end.
exec "$(dirname "$0")/../standalone" <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

func main() {
	page := os.Getpagesize()
	file, _ := os.Create("file")
	file.Write(make([]byte, 3*page))
	m, err := mmap.MapRegion(file, -1, mmap.RDONLY, 0, int64(page))
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Printf("expected the %d bytes behind the offset, found %d\n", 2*page, len(m))
	if len(m) == 2*page {
		os.Exit(1)
	}
}
END
