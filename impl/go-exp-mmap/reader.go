// SPDX-License-Identifier: MIT

package main

// The library's operations.

import (
	"io"

	"golang.org/x/exp/mmap"
	"mmapspec/kit"
)

// number is an argument that may be left out, or none.
func number(c kit.Call, name string, otherwise int) int {
	if !c.Given(name) {
		return otherwise
	}
	return c.Int(name)
}

func reader(c kit.Call, name string) *mmap.ReaderAt {
	r, ok := c.Object(name).(*mmap.ReaderAt)
	if !ok {
		kit.Refuse("TypeError", "%s: not a mapping", name)
	}
	return r
}

// mapPath opens a whole file to be read: the library has nothing else.
func mapPath(c kit.Call) kit.Value {
	path, size := string(c.Bytes("path")), number(c, "length", 0)
	switch number(c, "access", 1) {
	case 1:
	case 2, 3:
		kit.Refuse("Unsupported", "a map that can be written")
	default:
		kit.Refuse("ValueError", "access: 1, 2 or 3")
	}
	if number(c, "offset", 0) != 0 {
		kit.Refuse("Unsupported", "a map of a part of the file: offset")
	}
	r, err := mmap.Open(path)
	kit.Check(err)
	if size != 0 && size != r.Len() {
		kit.Check(r.Close())
		kit.Refuse("Unsupported", "a map of a part of the file: length")
	}
	return kit.Keep(r)
}

func closeReader(c kit.Call) kit.Value {
	kit.Check(reader(c, "mapping").Close())
	return nil
}

func length(c kit.Call) kit.Value {
	return reader(c, "object").Len()
}

func getItem(c kit.Call) kit.Value {
	return int(reader(c, "object").At(c.Int("index")))
}

// part is a buffer for a slice, and the offset to read it from.  A buffer of one
// byte more than there are meets the end like any larger one, and fits into
// memory.  An offset below zero is refused whatever the buffer.
func part(c kit.Call, r *mmap.ReaderAt) ([]byte, int64) {
	if number(c, "step", 1) != 1 {
		kit.Refuse("Unsupported", "a slice with a step")
	}
	start := number(c, "start", 0)
	size := number(c, "stop", r.Len()) - start
	switch {
	case start < 0 || size > r.Len():
		size = r.Len() + 1
	case size < 0 && !c.Given("stop"):
		size = 0
	}
	return make([]byte, size), int64(start)
}

// readAt fills p: what cannot be filled is the library's error.  The last byte
// may come with io.EOF, which is none.
func readAt(r io.ReaderAt, p []byte, offset int64) {
	if n, err := r.ReadAt(p, offset); n < len(p) || err != io.EOF {
		kit.Check(err)
	}
}

func getSlice(c kit.Call) kit.Value {
	r := reader(c, "object")
	p, offset := part(c, r)
	readAt(r, p, offset)
	return p
}
