// SPDX-License-Identifier: MIT

// The adapter of golang.org/x/exp/mmap: what it offers.
package main

import "mmapspec/kit"

// version is the library's, told by the build.
var version = "unknown"

var operations = map[string]kit.Operation{
	"map_path":  {Arguments: "path length? access? offset?", Run: mapPath},
	"close":     {Arguments: "mapping", Run: closeReader},
	"length":    {Arguments: "object", Run: length},
	"get_item":  {Arguments: "object index", Run: getItem, Step: stepGetItem, Loop: loopGetItem},
	"get_slice": {Arguments: "object start? stop? step?", Run: getSlice, Step: stepGetSlice},
	"native":    {Arguments: "name first? second? third?", Run: native},
}

func main() {
	kit.Serve(kit.Adapter{
		Name:       "go-exp-mmap",
		Version:    version,
		Homepage:   "https://pkg.go.dev/golang.org/x/exp/mmap",
		Issues:     "https://github.com/golang/go/issues",
		Claims:     []string{"go-exp-mmap"},
		Operations: operations,
		Kind:       kind,
	})
}
