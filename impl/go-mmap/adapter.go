// SPDX-License-Identifier: MIT

// The adapter of mmap-go: what it offers.
package main

import "mmapspec/kit"

// version is the library's, told by the build.
var version = "unknown"

const homepage = "https://github.com/edsrzf/mmap-go"

var operations = map[string]kit.Operation{
	"file_special":  {Arguments: "kind", Run: fileSpecial},
	"go_map":        {Arguments: "file prot flags", Run: goMap},
	"go_map_region": {Arguments: "file length prot flags offset", Run: goMapRegion},
	"unmap":         {Arguments: "mapping", Run: unmap},
	"flush":         {Arguments: "mapping", Run: flush},
	"lock":          {Arguments: "mapping", Run: lock},
	"unlock":        {Arguments: "mapping", Run: unlock},
	"length":        {Arguments: "object", Run: length},
	"get_item":      {Arguments: "object index", Run: getItem, Step: stepGetItem, Loop: loopGetItem},
	"set_item":      {Arguments: "object index value", Run: setItem, Step: stepSetItem, Loop: loopSetItem},
	"get_slice":     {Arguments: "object start? stop? step?", Run: getSlice, Step: stepGetSlice},
	"set_slice":     {Arguments: "object start stop step data", Run: setSlice, Step: stepSetSlice},
	"export":        {Arguments: "object start? stop?", Run: export},
	"constant":      {Arguments: "name", Run: constant},
}

// release unmaps, as the library expects of a program, unless the mapping is part
// of another one or was unmapped already.
func release(object interface{}) {
	if m := object.(*mapping); !m.derived && m.MMap != nil {
		kit.Check(m.Unmap())
	}
}

func main() {
	kit.Serve(kit.Adapter{
		Name:       "mmap-go",
		Version:    version,
		Homepage:   homepage,
		Issues:     homepage + "/issues",
		Claims:     []string{"mmap-go"},
		Operations: operations,
		Release:    release,
	})
}
