#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows Flush and Unmap of a COPY map flush the file, which fails if it was opened for reading.
exec "$(dirname "$0")/../standalone" windows <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

func main() {
	os.WriteFile("file", make([]byte, 4096), 0o600)
	file, _ := os.Open("file")
	m, err := mmap.Map(file, mmap.COPY, 0)
	fmt.Println("Map:", err)
	fmt.Println("Flush: expected no error, found", m.Flush())
	err = m.Unmap()
	fmt.Println("Unmap: expected no error, found", err)
	if err == nil {
		os.Exit(1)
	}
}
END
