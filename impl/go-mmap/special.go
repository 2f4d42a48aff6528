// SPDX-License-Identifier: MIT

package main

// The files that file_special makes.

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
	"mmapspec/kit"
)

func closedFile() *kit.File {
	f := kit.OpenFile("/dev/null", os.O_RDONLY)
	kit.Check(f.Close())
	return f
}

// pipeFile is the end that is read; the other one stays open as long.
func pipeFile() *kit.File {
	reader, writer, err := os.Pipe()
	kit.Check(err)
	return &kit.File{File: reader, Other: writer}
}

func socketFile() *kit.File {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	kit.Check(err)
	return &kit.File{File: os.NewFile(uintptr(fd), "socket")}
}

// memoryFile is one page long.
func memoryFile() *kit.File {
	fd, err := unix.MemfdCreate("mmapspec", unix.MFD_CLOEXEC)
	kit.Check(err)
	f := &kit.File{File: os.NewFile(uintptr(fd), "memfd")}
	kit.Check(f.Truncate(int64(os.Getpagesize())))
	return f
}

var special = map[string]func() *kit.File{
	"closed":    closedFile,
	"directory": func() *kit.File { return kit.OpenFile("/", os.O_RDONLY|syscall.O_DIRECTORY) },
	"pipe":      pipeFile,
	"socket":    socketFile,
	"path":      func() *kit.File { return kit.OpenFile("/proc/self/exe", unix.O_PATH) },
	"memfd":     memoryFile,
	"null":      func() *kit.File { return kit.OpenFile("/dev/null", os.O_RDWR) },
	"zero":      func() *kit.File { return kit.OpenFile("/dev/zero", os.O_RDWR) },
}

func fileSpecial(c kit.Call) kit.Value {
	open, found := special[c.Text("kind")]
	if !found {
		kit.Refuse("Unsupported", "a file of the kind %s", c.Text("kind"))
	}
	return kit.Keep(open())
}
