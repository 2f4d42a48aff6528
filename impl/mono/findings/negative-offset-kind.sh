#!/bin/sh
# SPDX-License-Identifier: MIT
# A view of a negative offset is to raise ArgumentOutOfRangeException; it reaches the system.
exec "$(dirname "$0")/../standalone" <<'END'
using System;
using System.IO;
using System.IO.MemoryMappedFiles;

static class Program
{
	static int Main()
	{
		try {
			MemoryMappedFile.CreateFromFile("file", FileMode.Open).CreateViewAccessor(-1, 4);
			Console.WriteLine("expected ArgumentOutOfRangeException, found none");
			return 0;
		} catch (Exception error) {
			Console.WriteLine("expected ArgumentOutOfRangeException, found " + error.GetType());
			return error is ArgumentException ? 1 : 0;
		}
	}
}
END
