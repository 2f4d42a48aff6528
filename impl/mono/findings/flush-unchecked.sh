#!/bin/sh
# SPDX-License-Identifier: MIT
# Flush does not look whether msync worked: here every msync fails with EIO.
command -v strace >/dev/null || { echo 'strace is missing'; exit 77; }
exec "$(dirname "$0")/../standalone" strace -f -qq -o /dev/null -e trace=msync -e inject=msync:error=EIO <<'END'
using System;
using System.IO;
using System.IO.MemoryMappedFiles;

static class Program
{
	static int Main()
	{
		var view = MemoryMappedFile.CreateFromFile("file", FileMode.Open).CreateViewAccessor(0, 6);

		view.Write(0, (byte)120);
		try {
			view.Flush();
		} catch (IOException error) {
			Console.WriteLine(error.Message);
			return 1;
		}
		Console.WriteLine("expected an error of the write-back, found none");
		return 0;
	}
}
END
