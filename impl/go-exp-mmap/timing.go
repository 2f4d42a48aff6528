// SPDX-License-Identifier: MIT

package main

// Items and slices for repeat, as a program would write them.

import "mmapspec/kit"

var sink byte

func stepGetItem(c kit.Call) func() {
	r, i := reader(c, "object"), c.Int("index")
	return func() { sink = r.At(i) }
}

func loopGetItem(c kit.Call, count int64) {
	r, at := reader(c, "object"), c.Int("index")
	for i := int64(0); i < count; i++ {
		sink += r.At(at)
	}
}

func stepGetSlice(c kit.Call) func() {
	r := reader(c, "object")
	p, offset := part(c, r)
	return func() { readAt(r, p, offset) }
}
