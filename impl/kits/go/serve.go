// SPDX-License-Identifier: MIT

// Package kit serves the line protocol (../../protocol/README.md) for an adapter in Go.
//
// Errors of the library arrive here as panics, so that an operation is written
// without a way out for each call: see Check.
package kit

import (
	"bufio"
	"os"
	"runtime/debug"
	"strings"
)

// Operation is a function and the names of its arguments, in order; a "?" marks
// one that may be left out.  Step and Loop are for timing, see repeat.go; both
// may be nil.
type Operation struct {
	Arguments string
	Run       func(Call) Value
	Step      func(Call) func()
	Loop      func(c Call, count int64)
}

// Adapter says what is served.
type Adapter struct {
	Name, Version    string
	Homepage, Issues string
	Claims           []string // documents that the library says it keeps
	// Operations that call the library.  The support operations are the kit's,
	// unless they stand here.
	Operations map[string]Operation
	// Kind gives the protocol's kind of an error that only the library has, or
	// "".  It may be nil: see kindOf for what the kit knows.
	Kind func(error) string
	// Release ends an object that is no File when it is destroyed.  It may be nil:
	// then the collector ends it.
	Release func(object interface{})
}

var served Adapter

// run performs the request without its id and returns the answer without it.
func run(words []string) (answer string) {
	defer func() {
		if cause := recover(); cause != nil {
			answer = failure(cause)
		}
	}()
	if len(words) < 1 {
		Refuse("Unsupported", "no operation")
	}
	if words[0] == "hello" {
		return hello(words[1:])
	}
	op := find(words[0])
	return "ok " + write(op.Run(bind(op, words[1:])))
}

// start makes the runtime open now what it needs for files and threads, so that
// no call seems to leave descriptors open.
func start() {
	startThreads()
	debug.SetTraceback("none")
	if f, err := os.Open(os.DevNull); err == nil {
		f.Close()
	}
}

// Serve answers requests until the input ends.
func Serve(adapter Adapter) {
	served = adapter
	for name, op := range support {
		if _, found := served.Operations[name]; !found {
			served.Operations[name] = op
		}
	}
	start()
	input := bufio.NewReaderSize(requests(), 1<<16)
	for {
		line, err := input.ReadString('\n')
		if err != nil {
			return
		}
		words := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if _, err := os.Stdout.WriteString(words[0] + " " + run(words[1:]) + "\n"); err != nil {
			os.Exit(1)
		}
	}
}
