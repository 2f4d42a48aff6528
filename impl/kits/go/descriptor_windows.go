// SPDX-License-Identifier: MIT

package kit

// Files by their handles, which have no number that a program may choose.

import (
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"unsafe"
)

const system = "windows"

// startThreads makes threads that the runtime keeps: under Wine each has descriptors.
func startThreads() {
	const count = 8
	var started sync.WaitGroup

	all := make(chan bool)
	for i := 0; i < count; i++ {
		started.Add(1)
		go func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			started.Done()
			<-all
		}()
	}
	started.Wait()
	close(all)
}

// requests is the stream of requests.
func requests() *os.File {
	return os.Stdin
}

func checkFree(int) {
	Refuse("Unsupported", "a handle with a number of one's choice")
}

func moved(f *os.File, _ int) *os.File {
	return f
}

// systemPath finds the root of Wine's host on its drive Z.
func systemPath(path string) string {
	if strings.HasPrefix(path, "/") {
		return "Z:" + path
	}
	return path
}

// seek does not use Seek, which Go refuses for a file that it opened for appending.
func seek(f *os.File, position int64) (int64, error) {
	return syscall.Seek(syscall.Handle(f.Fd()), position, io.SeekStart)
}

// granularity is that of the addresses and offsets of maps; a page is smaller.
func granularity() int {
	var info struct {
		_           [40]byte
		granularity uint32
		_           [4]byte
	}
	get := syscall.NewLazyDLL("kernel32.dll").NewProc("GetSystemInfo")
	_, _, _ = get.Call(uintptr(unsafe.Pointer(&info)))
	return int(info.granularity)
}
