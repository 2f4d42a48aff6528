// SPDX-License-Identifier: MIT

package main

// Timing a short sequence of requests in one loop.

import (
	"strings"
	"time"
)

const most = 1 << 40

var sink byte
var sinkSlice []byte

// step is one request with its arguments read, as a user of the language would write it.
func step(words []string) func() {
	op, found := operations[words[0]]
	if !found {
		refuse("Unsupported", "%s", words[0])
	}
	c := bind(op, words[1:])
	switch words[0] {
	case "get_item":
		m, i := c.mapping("object").MMap, c.int("index")
		return func() { sink = m[i] }
	case "set_item":
		m, i, b := c.mapping("object").MMap, c.int("index"), c.byte("value")
		return func() { m[i] = b }
	case "get_slice":
		part := c.slice(c.mapping("object").MMap)
		return func() { sinkSlice = append(make([]byte, 0, len(part)), part...) }
	case "set_slice":
		part, data := c.slice(c.mapping("object").MMap), c.bytes("data")
		return func() { copy(part, data) }
	}
	return func() { op.run(c) }
}

// items times a single access to an item without a call around it.
func items(count int64, words []string) int64 {
	c := bind(operations[words[0]], words[1:])
	m, at := c.mapping("object").MMap, c.int("index")
	begin := time.Now()
	if words[0] == "get_item" {
		for i := int64(0); i < count; i++ {
			sink += m[at]
		}
	} else {
		for i, b := int64(0), c.byte("value"); i < count; i++ {
			m[at] = b
		}
	}
	return time.Since(begin).Nanoseconds()
}

func repeat(c call) value {
	lines, count, steps := strings.Split(c.text("request"), "\n"), c.integer("count"), []func(){}

	if count < 0 || count > most {
		refuse("ValueError", "count is from 0 to 2^40")
	}
	if words := strings.Split(lines[0], " "); len(lines) == 1 &&
		(words[0] == "get_item" || words[0] == "set_item") {
		return items(count, words)
	}
	for _, line := range lines {
		steps = append(steps, step(strings.Split(line, " ")))
	}
	begin := time.Now()
	for i := int64(0); i < count; i++ {
		for _, run := range steps {
			run()
		}
	}
	return time.Since(begin).Nanoseconds()
}

// Not in the table itself, which it looks into.
func init() {
	operations["repeat"] = operation{"count request", repeat}
}
