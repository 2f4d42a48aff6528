// SPDX-License-Identifier: MIT

package main

// One call: its arguments, read as the types that Go's compiler would want.

import (
	"math/big"
	"os"

	mmap "github.com/edsrzf/mmap-go"
)

// call holds the arguments that were given, by name.
type call struct {
	arguments map[string]value
}

// objects are what the handles stand for: *mapping or *file.
var objects = map[handle]interface{}{}
var lastHandle handle

// mapping is a value of the library's type.  A derived one is a part of
// another's memory, which it does not own.
type mapping struct {
	mmap.MMap
	derived bool
}

// file may hold a second descriptor that has to live as long.
type file struct {
	*os.File
	other *os.File
}

func keep(object interface{}) handle {
	lastHandle++
	objects[lastHandle] = object
	return lastHandle
}

func (c call) object(name string) interface{} {
	number, isHandle := c.arguments[name].(handle)
	object, found := objects[number]
	if !isHandle || !found {
		refuse("TypeError", "%s: no such object", name)
	}
	return object
}

func (c call) mapping(name string) *mapping {
	m, ok := c.object(name).(*mapping)
	if !ok {
		refuse("TypeError", "%s: not a mapping", name)
	}
	return m
}

func (c call) file(name string) *file {
	f, ok := c.object(name).(*file)
	if !ok {
		refuse("TypeError", "%s: not a file", name)
	}
	return f
}

// osFile is the argument of the library's constructors: none is nil.
func (c call) osFile(name string) *os.File {
	if c.arguments[name] == nil {
		return nil
	}
	return c.file(name).File
}

func (c call) integer(name string) int64 {
	switch n := c.arguments[name].(type) {
	case int64:
		return n
	case *big.Int:
		refuse("OverflowError", "%s: %s overflows", name, n)
	}
	refuse("TypeError", "%s: not an integer", name)
	return 0
}

func (c call) int(name string) int {
	n := c.integer(name)
	if int64(int(n)) != n {
		refuse("OverflowError", "%s: %d overflows int", name, n)
	}
	return int(n)
}

func (c call) byte(name string) byte {
	n := c.integer(name)
	if int64(byte(n)) != n {
		refuse("OverflowError", "%s: %d overflows byte", name, n)
	}
	return byte(n)
}

func (c call) bytes(name string) []byte {
	data, ok := c.arguments[name].([]byte)
	if !ok {
		refuse("TypeError", "%s: not bytes", name)
	}
	return data
}

func (c call) text(name string) string {
	text, ok := c.arguments[name].(string)
	if !ok {
		refuse("TypeError", "%s: not a text", name)
	}
	return text
}

// slice cuts m as the language's slice expression does.
func (c call) slice(m mmap.MMap) mmap.MMap {
	if c.arguments["step"] != nil {
		refuse("Unsupported", "a slice with a step")
	}
	start, stop := c.arguments["start"] != nil, c.arguments["stop"] != nil
	switch {
	case start && stop:
		return m[c.int("start"):c.int("stop")]
	case start:
		return m[c.int("start"):]
	case stop:
		return m[:c.int("stop")]
	}
	return m[:]
}
