// SPDX-License-Identifier: MIT

package kit

// Files, opened and asked by the adapter itself.

import (
	"io"
	"os"
)

// File is what file_open gives.  It may hold a second descriptor that has to
// live as long.
type File struct {
	*os.File
	Other *os.File
}

var modes = map[string]int{"r": os.O_RDONLY, "w": os.O_WRONLY, "rw": os.O_RDWR,
	"wa": os.O_WRONLY | os.O_APPEND, "rwa": os.O_RDWR | os.O_APPEND}

// The support operations, for each adapter.
var support = map[string]Operation{
	"file_open":     {Arguments: "path mode number?", Run: fileOpen},
	"file_close":    {Arguments: "file", Run: fileClose},
	"file_works":    {Arguments: "file", Run: fileWorks},
	"file_position": {Arguments: "file", Run: filePosition},
	"file_seek":     {Arguments: "file position", Run: fileSeek},
	"destroy":       {Arguments: "object", Run: destroy},
	"settle":        {Run: settle},
	"repeat":        {Arguments: "count request", Run: repeat},
}

// File is an argument that file_open gave.
func (c Call) File(name string) *File {
	f, ok := c.Object(name).(*File)
	if !ok {
		Refuse("TypeError", "%s: not a file", name)
	}
	return f
}

// OpenFile opens without creating.
func OpenFile(path string, flags int) *File {
	f, err := os.OpenFile(systemPath(path), flags, 0)
	Check(err)
	return &File{File: f}
}

func fileOpen(c Call) Value {
	flags, found := modes[c.Text("mode")]
	if !found {
		Refuse("ValueError", "a mode is r, w, rw, wa or rwa")
	}
	if !c.Given("number") {
		return Keep(OpenFile(string(c.Bytes("path")), flags))
	}
	number := c.Int("number")
	checkFree(number)
	return Keep(&File{File: moved(OpenFile(string(c.Bytes("path")), flags).File, number)})
}

func fileClose(c Call) Value {
	Check(c.File("file").Close())
	return nil
}

func fileWorks(c Call) Value {
	_, err := c.File("file").Stat()
	return err == nil
}

func filePosition(c Call) Value {
	position, err := c.File("file").Seek(0, io.SeekCurrent)
	Check(err)
	return position
}

func fileSeek(c Call) Value {
	position, err := seek(c.File("file").File, c.Int64("position"))
	Check(err)
	return position
}

// release gives back what a file holds, closed or not.
func (f *File) release() {
	f.Close()
	if f.Other != nil {
		f.Other.Close()
	}
}
