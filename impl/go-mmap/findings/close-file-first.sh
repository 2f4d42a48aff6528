#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows Flush and Unmap use the handle of the file.  If the file was closed first they fail, and
# the memory stays mapped.
exec "$(dirname "$0")/../standalone" windows <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

func main() {
	file, _ := os.Create("file")
	file.Write(make([]byte, 4096))
	m, _ := mmap.Map(file, mmap.RDWR, 0)
	file.Close()
	m[0] = 'x'
	fmt.Println("Flush: expected no error, found", m.Flush())
	alias := m
	err := m.Unmap()
	fmt.Println("Unmap: expected no error, found", err)
	if err == nil {
		os.Exit(1)
	}
	fmt.Println("the slice is nil, and its memory is still there:", m == nil, string(alias[:1]))
}
END
