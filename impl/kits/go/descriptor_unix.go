// SPDX-License-Identifier: MIT

//go:build !windows

package kit

// Files by their descriptors.  Standard input is moved to a high one, so that a
// file may have the number 0.

import (
	"io"
	"os"
	"syscall"
)

const system = "unix"

const high = 100

// ownZero: the descriptor 0 is the /dev/null that requests put there.
var ownZero bool

// control is fcntl().
func control(number, command, argument int) (int, error) {
	result, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(number), uintptr(command), uintptr(argument))
	if errno != 0 {
		return -1, errno
	}
	return int(result), nil
}

// requests is the stream of requests.
func requests() *os.File {
	number, err := control(0, syscall.F_DUPFD_CLOEXEC, high)
	if err != nil {
		return os.Stdin
	}
	null, err := os.Open(os.DevNull)
	Check(err)
	defer null.Close()
	Check(syscall.Dup3(int(null.Fd()), 0, syscall.O_CLOEXEC))
	ownZero = true
	return os.NewFile(uintptr(number), "requests")
}

func checkFree(number int) {
	_, err := control(number, syscall.F_GETFD, 0)
	if number < 0 || err == nil && !(number == 0 && ownZero) {
		Refuse("ValueError", "the number %d is not free", number)
	}
}

// moved gives the file that number.
func moved(f *os.File, number int) *os.File {
	if int(f.Fd()) == number {
		return f
	}
	defer f.Close()
	Check(syscall.Dup3(int(f.Fd()), number, syscall.O_CLOEXEC))
	ownZero = ownZero && number != 0
	return os.NewFile(uintptr(number), f.Name())
}

func startThreads() {}

func systemPath(path string) string {
	return path
}

// seek does not use Seek, which Go refuses for a file that it opened for appending.
func seek(f *os.File, position int64) (int64, error) {
	return syscall.Seek(int(f.Fd()), position, io.SeekStart)
}

func granularity() int {
	return os.Getpagesize()
}
