// SPDX-License-Identifier: MIT

package kit

// One call: its arguments, read as the types that Go's compiler would want.

import (
	"math/big"
	"strings"
)

// Call holds the arguments that were given, by name.
type Call struct {
	arguments map[string]Value
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
func bind(op Operation, words []string) Call {
	names, given := strings.Fields(op.Arguments), map[string]Value{}

	for i, word := range words {
		key, rest := name(word)
		if key == "" && i < len(names) {
			key = strings.TrimSuffix(names[i], "?")
		}
		v, err := parse(rest)
		if err != nil {
			Refuse("Unsupported", "%v", err)
		}
		if !strings.Contains(" "+strings.ReplaceAll(op.Arguments, "?", "")+" ", " "+key+" ") {
			Refuse("TypeError", "too many arguments, or an unknown one")
		}
		given[key] = v
	}
	for _, key := range names {
		if _, found := given[key]; !found && !strings.HasSuffix(key, "?") {
			Refuse("TypeError", "%s is missing", key)
		}
	}
	return Call{given}
}

// Given tells whether an argument is there and is not none.
func (c Call) Given(name string) bool {
	return c.arguments[name] != nil
}

// Int64 is an argument of the type int64.
func (c Call) Int64(name string) int64 {
	switch n := c.arguments[name].(type) {
	case int64:
		return n
	case *big.Int:
		Refuse("OverflowError", "%s: %s overflows", name, n)
	}
	Refuse("TypeError", "%s: not an integer", name)
	return 0
}

// Int is an argument of the type int.
func (c Call) Int(name string) int {
	n := c.Int64(name)
	if int64(int(n)) != n {
		Refuse("OverflowError", "%s: %d overflows int", name, n)
	}
	return int(n)
}

// Byte is an argument of the type byte.
func (c Call) Byte(name string) byte {
	n := c.Int64(name)
	if int64(byte(n)) != n {
		Refuse("OverflowError", "%s: %d overflows byte", name, n)
	}
	return byte(n)
}

// Bytes is an argument of the type []byte.
func (c Call) Bytes(name string) []byte {
	data, ok := c.arguments[name].([]byte)
	if !ok {
		Refuse("TypeError", "%s: not bytes", name)
	}
	return data
}

// Text is an argument of the type string.
func (c Call) Text(name string) string {
	text, ok := c.arguments[name].(string)
	if !ok {
		Refuse("TypeError", "%s: not a text", name)
	}
	return text
}
