// SPDX-License-Identifier: MIT

package main

// Files, opened and asked by the adapter itself.

import (
	"io"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

var modes = map[string]int{"r": os.O_RDONLY, "w": os.O_WRONLY, "rw": os.O_RDWR}

func openFile(path string, flags int) *file {
	f, err := os.OpenFile(path, flags, 0)
	check(err)
	return &file{File: f}
}

func fileOpen(c call) value {
	flags, found := modes[c.text("mode")]
	if !found {
		refuse("ValueError", "a mode is r, w or rw")
	}
	return keep(openFile(string(c.bytes("path")), flags))
}

func fileClose(c call) value {
	check(c.file("file").Close())
	return nil
}

func fileWorks(c call) value {
	_, err := c.file("file").Stat()
	return err == nil
}

func filePosition(c call) value {
	position, err := c.file("file").Seek(0, io.SeekCurrent)
	check(err)
	return position
}

func closedFile() *file {
	f := openFile("/dev/null", os.O_RDONLY)
	check(f.Close())
	return f
}

// pipeFile is the end that is read; the other one stays open as long.
func pipeFile() *file {
	reader, writer, err := os.Pipe()
	check(err)
	return &file{reader, writer}
}

func socketFile() *file {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	check(err)
	return &file{File: os.NewFile(uintptr(fd), "socket")}
}

// memoryFile is one page long.
func memoryFile() *file {
	fd, err := unix.MemfdCreate("mmapspec", unix.MFD_CLOEXEC)
	check(err)
	f := &file{File: os.NewFile(uintptr(fd), "memfd")}
	check(f.Truncate(int64(os.Getpagesize())))
	return f
}

var special = map[string]func() *file{
	"closed":    closedFile,
	"directory": func() *file { return openFile("/", os.O_RDONLY|syscall.O_DIRECTORY) },
	"pipe":      pipeFile,
	"socket":    socketFile,
	"path":      func() *file { return openFile("/proc/self/exe", unix.O_PATH) },
	"memfd":     memoryFile,
	"null":      func() *file { return openFile("/dev/null", os.O_RDWR) },
	"zero":      func() *file { return openFile("/dev/zero", os.O_RDWR) },
}

func fileSpecial(c call) value {
	open, found := special[c.text("kind")]
	if !found {
		refuse("Unsupported", "a file of the kind %s", c.text("kind"))
	}
	return keep(open())
}

// release gives back what a file holds, closed or not.
func (f *file) release() {
	f.Close()
	if f.other != nil {
		f.other.Close()
	}
}
