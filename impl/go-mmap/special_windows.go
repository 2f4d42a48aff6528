// SPDX-License-Identifier: MIT

package main

// The files that file_special makes on this system only.

import (
	"os"

	"mmapspec/kit"
)

var ofSystem = map[string]func() *kit.File{
	"directory": func() *kit.File { return kit.OpenFile(`C:\`, os.O_RDONLY) },
}
