#!/bin/sh
# SPDX-License-Identifier: MIT
# Open of a directory or a device with the reported size 0 gives an empty reader and no error.
[ -d /proc/self ] && [ -c /dev/zero ] || { echo 'needs /proc and /dev/zero'; exit 77; }
exec "$(dirname "$0")/../standalone" <<'END'
package main

import (
	"fmt"
	"os"

	"golang.org/x/exp/mmap"
)

func main() {
	shows := true
	for _, path := range []string{"/proc", "/dev/zero", "/proc/self/status"} {
		r, err := mmap.Open(path)
		if err != nil {
			fmt.Printf("%s: error: %v\n", path, err)
			shows = false
			continue
		}
		fmt.Printf("%s: expected an error, found a reader of %d bytes\n", path, r.Len())
	}
	if !shows {
		os.Exit(1)
	}
}
END
