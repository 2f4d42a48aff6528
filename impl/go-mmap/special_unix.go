// SPDX-License-Identifier: MIT

//go:build !windows

package main

// The files that file_special makes on this system only.

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
	"mmapspec/kit"
)

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

var ofSystem = map[string]func() *kit.File{
	"directory": func() *kit.File { return kit.OpenFile("/", os.O_RDONLY|syscall.O_DIRECTORY) },
	"socket":    socketFile,
	"path":      func() *kit.File { return kit.OpenFile("/proc/self/exe", unix.O_PATH) },
	"memfd":     memoryFile,
	"zero":      func() *kit.File { return kit.OpenFile("/dev/zero", os.O_RDWR) },
}
