// SPDX-License-Identifier: MIT

// The adapter of mmap-go.  Errors of the library arrive here as panics, so that
// an operation is written without a way out for each call.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
)

// version is the library's, told by the build.
var version = "unknown"

const homepage = "https://github.com/edsrzf/mmap-go"

// operation is a function and the names of its arguments, in order; a "?" marks
// one that may be left out.
type operation struct {
	arguments string
	run       func(call) value
}

var operations = map[string]operation{
	"file_open":     {"path mode", fileOpen},
	"file_close":    {"file", fileClose},
	"file_works":    {"file", fileWorks},
	"file_position": {"file", filePosition},
	"file_special":  {"kind", fileSpecial},
	"destroy":       {"object", destroy},
	"settle":        {"", settle},
	"go_map":        {"file prot flags", goMap},
	"go_map_region": {"file length prot flags offset", goMapRegion},
	"unmap":         {"mapping", unmap},
	"flush":         {"mapping", flush},
	"lock":          {"mapping", lock},
	"unlock":        {"mapping", unlock},
	"length":        {"object", length},
	"get_item":      {"object index", getItem},
	"set_item":      {"object index value", setItem},
	"get_slice":     {"object start? stop? step?", getSlice},
	"set_slice":     {"object start stop step data", setSlice},
	"export":        {"object start? stop?", export},
	"constant":      {"name", constant},
}

// destroy releases in the way of the language: a mapping is unmapped, unless it
// is part of another one or was unmapped already.
func destroy(c call) value {
	switch object := c.object("object").(type) {
	case *mapping:
		if !object.derived && object.MMap != nil {
			defer func() { check(object.Unmap()) }()
		}
	case *file:
		object.release()
	}
	delete(objects, c.arguments["object"].(handle))
	return nil
}

func settle(call) value {
	for i := 0; i < 3; i++ { // a finaliser runs after the cycle that found it
		runtime.GC()
	}
	return nil
}

func hello(words []string) string {
	if len(words) != 1 || words[0] != "1" {
		refuse("Unsupported", "a protocol other than version 1")
	}
	names := []string{"hello"}
	for name := range operations {
		names = append(names, name)
	}
	sort.Strings(names)
	return fmt.Sprintf("ok protocol=1 name=t:mmap-go version=%s language=t:Go homepage=%s issues=%s "+
		"claims=[t:mmap-go] operations=%s page=%d granularity=%d", writeText(version),
		writeText(homepage), writeText(homepage+"/issues"), write(names),
		os.Getpagesize(), os.Getpagesize())
}

// name splits a word into an argument's name, if it has one, and its value.
func name(word string) (string, string) {
	equals := strings.IndexByte(word, '=')
	if equals <= 0 || strings.Trim(word[:equals], "abcdefghijklmnopqrstuvwxyz_") != "" {
		return "", word
	}
	return word[:equals], word[equals+1:]
}

// bind gives the words the operation's names.  Go's compiler would refuse one
// too many, one too few, and an unknown name.
func bind(op operation, words []string) call {
	names, given := strings.Fields(op.arguments), map[string]value{}

	for i, word := range words {
		key, rest := name(word)
		if key == "" && i < len(names) {
			key = strings.TrimSuffix(names[i], "?")
		}
		v, err := parse(rest)
		if err != nil {
			refuse("other", "%v", err)
		}
		if !strings.Contains(" "+strings.ReplaceAll(op.arguments, "?", "")+" ", " "+key+" ") {
			refuse("TypeError", "too many arguments, or an unknown one")
		}
		given[key] = v
	}
	for _, key := range names {
		if _, found := given[key]; !found && !strings.HasSuffix(key, "?") {
			refuse("TypeError", "%s is missing", key)
		}
	}
	return call{given}
}

func run(words []string) (answer string) {
	defer func() {
		if cause := recover(); cause != nil {
			answer = failure(cause)
		}
	}()
	if len(words) < 2 {
		refuse("other", "no operation")
	}
	if words[1] == "hello" {
		return hello(words[2:])
	}
	op, found := operations[words[1]]
	if !found {
		refuse("Unsupported", "%s", words[1])
	}
	return "ok " + write(op.run(bind(op, words[2:])))
}

// start makes the runtime open now what it needs for files, so that no call
// seems to leave descriptors open.
func start() {
	debug.SetTraceback("none")
	if f, err := os.Open(os.DevNull); err == nil {
		f.Close()
	}
}

func main() {
	start()
	input := bufio.NewReaderSize(os.Stdin, 1<<16)
	for {
		line, err := input.ReadString('\n')
		if err != nil {
			return
		}
		words := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if _, err := os.Stdout.WriteString(words[0] + " " + run(words) + "\n"); err != nil {
			os.Exit(1)
		}
	}
}
