// SPDX-License-Identifier: MIT

package main

// The files that file_special makes.

import (
	"os"

	"mmapspec/kit"
)

func closedFile() *kit.File {
	f := kit.OpenFile(os.DevNull, os.O_RDONLY)
	kit.Check(f.Close())
	return f
}

// pipeFile is the end that is read; the other one stays open as long.
func pipeFile() *kit.File {
	reader, writer, err := os.Pipe()
	kit.Check(err)
	return &kit.File{File: reader, Other: writer}
}

func nullFile() *kit.File {
	return kit.OpenFile(os.DevNull, os.O_RDWR)
}

var special = map[string]func() *kit.File{
	"closed": closedFile,
	"pipe":   pipeFile,
	"null":   nullFile,
}

func fileSpecial(c kit.Call) kit.Value {
	open, found := special[c.Text("kind")]
	if !found {
		open, found = ofSystem[c.Text("kind")]
	}
	if !found {
		kit.Refuse("Unsupported", "a file of the kind %s", c.Text("kind"))
	}
	return kit.Keep(open())
}
