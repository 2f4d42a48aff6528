// SPDX-License-Identifier: MIT

package main

// The library's operations, and those of the slice that it gives.

import (
	"os"

	mmap "github.com/edsrzf/mmap-go"
	"mmapspec/kit"
)

// mapping is a value of the library's type.  A derived one is a part of
// another's memory, which it does not own.
type mapping struct {
	mmap.MMap
	derived bool
}

func toMapping(c kit.Call, name string) *mapping {
	m, ok := c.Object(name).(*mapping)
	if !ok {
		kit.Refuse("TypeError", "%s: not a mapping", name)
	}
	return m
}

// osFile is the argument of the library's constructors: none is nil.
func osFile(c kit.Call, name string) *os.File {
	if !c.Given(name) {
		return nil
	}
	return c.File(name).File
}

// cut makes the part of m that the language's slice expression does.
func cut(c kit.Call, m mmap.MMap) mmap.MMap {
	if c.Given("step") {
		kit.Refuse("Unsupported", "a slice with a step")
	}
	start, stop := c.Given("start"), c.Given("stop")
	switch {
	case start && stop:
		return m[c.Int("start"):c.Int("stop")]
	case start:
		return m[c.Int("start"):]
	case stop:
		return m[:c.Int("stop")]
	}
	return m[:]
}

var constants = map[string]int{
	"RDONLY": mmap.RDONLY,
	"RDWR":   mmap.RDWR,
	"COPY":   mmap.COPY,
	"EXEC":   mmap.EXEC,
	"ANON":   mmap.ANON,
}

func goMap(c kit.Call) kit.Value {
	m, err := mmap.Map(osFile(c, "file"), c.Int("prot"), c.Int("flags"))
	kit.Check(err)
	return kit.Keep(&mapping{MMap: m})
}

func goMapRegion(c kit.Call) kit.Value {
	m, err := mmap.MapRegion(osFile(c, "file"), c.Int("length"), c.Int("prot"), c.Int("flags"),
		c.Int64("offset"))
	kit.Check(err)
	return kit.Keep(&mapping{MMap: m})
}

func unmap(c kit.Call) kit.Value {
	kit.Check(toMapping(c, "mapping").Unmap())
	return nil
}

func flush(c kit.Call) kit.Value {
	kit.Check(toMapping(c, "mapping").Flush())
	return nil
}

func lock(c kit.Call) kit.Value {
	kit.Check(toMapping(c, "mapping").Lock())
	return nil
}

func unlock(c kit.Call) kit.Value {
	kit.Check(toMapping(c, "mapping").Unlock())
	return nil
}

func length(c kit.Call) kit.Value {
	return len(toMapping(c, "object").MMap)
}

func getItem(c kit.Call) kit.Value {
	return int(toMapping(c, "object").MMap[c.Int("index")])
}

func setItem(c kit.Call) kit.Value {
	toMapping(c, "object").MMap[c.Int("index")] = c.Byte("value")
	return nil
}

func getSlice(c kit.Call) kit.Value {
	return []byte(cut(c, toMapping(c, "object").MMap))
}

// setSlice copies as much as fits, as the language's copy does.
func setSlice(c kit.Call) kit.Value {
	copy(cut(c, toMapping(c, "object").MMap), c.Bytes("data"))
	return nil
}

func export(c kit.Call) kit.Value {
	return kit.Keep(&mapping{MMap: cut(c, toMapping(c, "object").MMap), derived: true})
}

func constant(c kit.Call) kit.Value {
	n, found := constants[c.Text("name")]
	if !found {
		kit.Refuse("other", "the library has no constant %s", c.Text("name"))
	}
	return n
}
