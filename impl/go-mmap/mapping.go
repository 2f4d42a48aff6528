// SPDX-License-Identifier: MIT

package main

// The library's operations, and those of the slice that it gives.

import (
	mmap "github.com/edsrzf/mmap-go"
)

var constants = map[string]int{
	"RDONLY": mmap.RDONLY,
	"RDWR":   mmap.RDWR,
	"COPY":   mmap.COPY,
	"EXEC":   mmap.EXEC,
	"ANON":   mmap.ANON,
}

func goMap(c call) value {
	m, err := mmap.Map(c.osFile("file"), c.int("prot"), c.int("flags"))
	check(err)
	return keep(&mapping{MMap: m})
}

func goMapRegion(c call) value {
	m, err := mmap.MapRegion(c.osFile("file"), c.int("length"), c.int("prot"), c.int("flags"),
		c.integer("offset"))
	check(err)
	return keep(&mapping{MMap: m})
}

func unmap(c call) value {
	check(c.mapping("mapping").Unmap())
	return nil
}

func flush(c call) value {
	check(c.mapping("mapping").Flush())
	return nil
}

func lock(c call) value {
	check(c.mapping("mapping").Lock())
	return nil
}

func unlock(c call) value {
	check(c.mapping("mapping").Unlock())
	return nil
}

func length(c call) value {
	return len(c.mapping("object").MMap)
}

func getItem(c call) value {
	return int(c.mapping("object").MMap[c.int("index")])
}

func setItem(c call) value {
	c.mapping("object").MMap[c.int("index")] = c.byte("value")
	return nil
}

func getSlice(c call) value {
	return []byte(c.slice(c.mapping("object").MMap))
}

// setSlice copies as much as fits, as the language's copy does.
func setSlice(c call) value {
	copy(c.slice(c.mapping("object").MMap), c.bytes("data"))
	return nil
}

func export(c call) value {
	return keep(&mapping{MMap: c.slice(c.mapping("object").MMap), derived: true})
}

func constant(c call) value {
	n, found := constants[c.text("name")]
	if !found {
		refuse("other", "the library has no constant %s", c.text("name"))
	}
	return n
}
