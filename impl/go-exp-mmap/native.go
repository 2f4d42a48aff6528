// SPDX-License-Identifier: MIT

package main

// What io.ReaderAt promises beyond a slice, by name.

import (
	"io"
	"sync"

	"mmapspec/kit"
)

var natives = map[string]func(kit.Call) kit.Value{
	"read_at":          readAtOnce,
	"read_at_parallel": readAtParallel,
	"read_at_retained": readAtRetained,
	"section":          section,
}

func native(c kit.Call) kit.Value {
	run, found := natives[c.Text("name")]
	if !found {
		kit.Refuse("Unsupported", "the native operation %s", c.Text("name"))
	}
	return run(c)
}

// readAtOnce takes an object, an offset and the size of a buffer, and gives the
// count, the bytes, and the error as a text, or none.
func readAtOnce(c kit.Call) kit.Value {
	p := make([]byte, c.Int("third"))
	n, err := reader(c, "first").ReadAt(p, c.Int64("second"))
	if err != nil {
		return []kit.Value{n, p[:n], err.Error()}
	}
	return []kit.Value{n, p[:n], nil}
}

// readAtParallel reads an object whole in as many goroutines as the second
// argument says, and gives the bytes that each of them has read.
func readAtParallel(c kit.Call) kit.Value {
	var all sync.WaitGroup
	r := reader(c, "first")
	parts, errs := make([]kit.Value, c.Int("second")), make([]error, c.Int("second"))
	for i := range parts {
		all.Add(1)
		go func(i int) {
			defer all.Done()
			p := make([]byte, r.Len())
			if n, err := r.ReadAt(p, 0); n < len(p) || err != io.EOF {
				errs[i] = err
			}
			parts[i] = p
		}(i)
	}
	all.Wait()
	for _, err := range errs {
		kit.Check(err)
	}
	return parts
}

// readAtRetained takes an object, an offset and a size, reads there, overwrites
// the buffer with zeros, reads there once more into another, and gives both.
func readAtRetained(c kit.Call) kit.Value {
	r, offset := reader(c, "first"), c.Int64("second")
	p, q := make([]byte, c.Int("third")), make([]byte, c.Int("third"))
	readAt(r, p, offset)
	for i := range p {
		p[i] = 0
	}
	readAt(r, q, offset)
	return []kit.Value{p, q}
}

// section reads a part of an object, an offset and a size, to its end, as the
// language's own io.SectionReader does.
func section(c kit.Call) kit.Value {
	part := io.NewSectionReader(reader(c, "first"), c.Int64("second"), c.Int64("third"))
	bytes, err := io.ReadAll(part)
	kit.Check(err)
	return bytes
}
