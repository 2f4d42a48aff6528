#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows os.OpenFile with O_APPEND opens a file for appending alone, and RDWR is refused.
exec "$(dirname "$0")/../standalone" windows <<'END'
package main

import (
	"fmt"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

func main() {
	os.WriteFile("file", make([]byte, 4096), 0o600)
	file, _ := os.OpenFile("file", os.O_RDWR|os.O_APPEND, 0)
	_, err := mmap.Map(file, mmap.RDWR, 0)
	fmt.Println("O_APPEND: expected no error, found", err)
	if err == nil {
		os.Exit(1)
	}
}
END
