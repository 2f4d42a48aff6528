// SPDX-License-Identifier: MIT

package kit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// refusal is an error of the adapter itself: what Go's compiler would not take
// (TypeError, OverflowError), and what is not offered (Unsupported).
type refusal struct {
	kind, message string
}

func (r refusal) Error() string {
	return r.message
}

// Refuse ends the operation with an error of the adapter's own.
func Refuse(kind, format string, args ...interface{}) {
	panic(refusal{kind, fmt.Sprintf(format, args...)})
}

// Check ends the operation with err, an error of the library, unless it is nil.
func Check(err error) {
	if err != nil {
		panic(err)
	}
}

// kindOf finds the protocol's name for err, and its errno.
func kindOf(err error) (kind, number string) {
	var errno syscall.Errno
	var pathError *fs.PathError

	if fmt.Sprintf("%T", err) == "runtime.boundsError" {
		return "IndexError", "none"
	}
	if errors.As(err, &errno) {
		return "OSError", fmt.Sprint(int(errno))
	}
	if errors.As(err, &pathError) || errors.Is(err, os.ErrClosed) || errors.Is(err, os.ErrInvalid) {
		return "OSError", "none"
	}
	if served.Kind != nil {
		if kind := served.Kind(err); kind != "" {
			return kind, "none"
		}
	}
	return "other", "none"
}

// failure writes what an operation panicked with: the library's error or a
// panic of the language, which is an index out of range, or the adapter's own
// refusal.  A fault in mapped memory is none of these: it ends the process.
func failure(cause interface{}) string {
	switch cause := cause.(type) {
	case refusal:
		return fmt.Sprintf("err %s none t:adapter %s", cause.kind, writeText(cause.message))
	case error:
		kind, number := kindOf(cause)
		return fmt.Sprintf("err %s %s %s %s", kind, number,
			writeText(fmt.Sprintf("%T", cause)), writeText(cause.Error()))
	}
	panic(cause)
}
