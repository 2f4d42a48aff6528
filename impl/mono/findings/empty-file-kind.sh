#!/bin/sh
# SPDX-License-Identifier: MIT
# An empty file with a capacity of 0 is to raise ArgumentException.
exec "$(dirname "$0")/../standalone" <<'END'
using System;
using System.IO;
using System.IO.MemoryMappedFiles;

static class Program
{
	static int Main()
	{
		File.WriteAllBytes("empty", new byte[0]);
		try {
			MemoryMappedFile.CreateFromFile("empty", FileMode.Open, null, 0).CreateViewAccessor();
			Console.WriteLine("expected ArgumentException, found none");
			return 0;
		} catch (Exception error) {
			Console.WriteLine("expected ArgumentException, found " + error.GetType());
			return error is ArgumentException ? 1 : 0;
		}
	}
}
END
