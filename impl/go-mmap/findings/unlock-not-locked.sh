#!/bin/sh
# SPDX-License-Identifier: MIT
# Unlock of memory that is not locked is no error, though the document says that it is.
exec "$(dirname "$0")/../standalone" <<'END'
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
	err = m.Unlock()
	fmt.Println("expected an error, found", err)
	if err != nil {
		os.Exit(1)
	}
}
END
