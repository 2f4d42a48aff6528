// SPDX-License-Identifier: MIT

package main

// Items and slices for repeat, as a program would write them.

import "mmapspec/kit"

var sink byte
var sinkSlice []byte

func stepGetItem(c kit.Call) func() {
	m, i := toMapping(c, "object").MMap, c.Int("index")
	return func() { sink = m[i] }
}

func loopGetItem(c kit.Call, count int64) {
	m, at := toMapping(c, "object").MMap, c.Int("index")
	for i := int64(0); i < count; i++ {
		sink += m[at]
	}
}

func stepSetItem(c kit.Call) func() {
	m, i, b := toMapping(c, "object").MMap, c.Int("index"), c.Byte("value")
	return func() { m[i] = b }
}

func loopSetItem(c kit.Call, count int64) {
	m, at, b := toMapping(c, "object").MMap, c.Int("index"), c.Byte("value")
	for i := int64(0); i < count; i++ {
		m[at] = b
	}
}

func stepGetSlice(c kit.Call) func() {
	part := cut(c, toMapping(c, "object").MMap)
	return func() { sinkSlice = append(make([]byte, 0, len(part)), part...) }
}

func stepSetSlice(c kit.Call) func() {
	part, data := cut(c, toMapping(c, "object").MMap), c.Bytes("data")
	return func() { copy(part, data) }
}
