// SPDX-License-Identifier: MIT

package main

import (
	"io"
	"strings"
)

// kind gives the protocol's kind of an error of the library.  Except for io.EOF
// they have no type or value of their own, so that their text tells.
func kind(err error) string {
	text := err.Error()
	switch {
	case err == io.EOF, strings.HasPrefix(text, "mmap: invalid ReadAt offset"):
		return "IndexError"
	case text == "mmap: closed", strings.HasSuffix(text, "has negative size"),
		strings.HasPrefix(text, "runtime error: makeslice"): // a slice that ends before it begins
		return "ValueError"
	case strings.HasSuffix(text, "is too large"):
		return "OverflowError"
	}
	return ""
}
