#!/bin/sh
# SPDX-License-Identifier: MIT
# Reading no bytes at the end of a view is refused.
exec "$(dirname "$0")/../standalone" <<'END'
using System;
using System.IO;
using System.IO.MemoryMappedFiles;

static class Program
{
	static int Main()
	{
		var view = MemoryMappedFile.CreateFromFile("file", FileMode.Open).CreateViewAccessor(0, 6);

		try {
			Console.WriteLine("found " + view.ReadArray(view.Capacity, new byte[0], 0, 0) + " bytes");
			return 1;
		} catch (ArgumentException error) {
			Console.WriteLine("expected 0 bytes, found " + error.GetType());
			return 0;
		}
	}
}
END
