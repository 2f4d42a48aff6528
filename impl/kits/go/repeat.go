// SPDX-License-Identifier: MIT

package kit

// Timing a short sequence of requests in one loop.

import (
	"strings"
	"time"
)

const most = 1 << 40

// step is one request with its arguments read, as a user of the language would
// write it: an operation's Step, or else a call of it.
func step(words []string) func() {
	op := find(words[0])
	c := bind(op, words[1:])
	if op.Step != nil {
		return op.Step(c)
	}
	return func() { op.Run(c) }
}

// timed is how many nanoseconds run takes.
func timed(run func()) int64 {
	begin := time.Now()
	run()
	return time.Since(begin).Nanoseconds()
}

// repeat performs the requests count times.  A single one whose operation has a
// Loop is timed in it, without a call around it.
func repeat(c Call) Value {
	lines, count, steps := strings.Split(c.Text("request"), "\n"), c.Int64("count"), []func(){}

	if count < 0 || count > most {
		Refuse("ValueError", "count is from 0 to 2^40")
	}
	if words := strings.Split(lines[0], " "); len(lines) == 1 && find(words[0]).Loop != nil {
		op := find(words[0])
		c := bind(op, words[1:])
		return timed(func() { op.Loop(c, count) })
	}
	for _, line := range lines {
		steps = append(steps, step(strings.Split(line, " ")))
	}
	return timed(func() {
		for i := int64(0); i < count; i++ {
			for _, run := range steps {
				run()
			}
		}
	})
}
