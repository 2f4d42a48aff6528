#!/bin/sh
# SPDX-License-Identifier: MIT
# A view may have any access, whatever the mapped file has: one of a read-only file stores in it,
# and so does one of a copy-on-write file.
exec "$(dirname "$0")/../standalone" <<'END'
using System;
using System.IO;
using System.IO.MemoryMappedFiles;

static class Program
{
	static string Store(MemoryMappedFileAccess access)
	{
		using (var stream = new FileStream("viewed", FileMode.Open, FileAccess.ReadWrite))
		using (var file = MemoryMappedFile.CreateFromFile(stream, null, 0, access, HandleInheritability.None, true))
			try {
				using (var view = file.CreateViewAccessor())
					view.Write(0, (byte)(65 + (int)access));
				return "no error";
			} catch (UnauthorizedAccessException) {
				return "UnauthorizedAccessException";
			}
	}

	static int Main()
	{
		int shown = 0;

		foreach (var access in new[] { MemoryMappedFileAccess.Read, MemoryMappedFileAccess.CopyOnWrite }) {
			File.WriteAllBytes("viewed", new byte[100]);
			string found = Store(access);
			bool changed = File.ReadAllBytes("viewed")[0] != 0;
			Console.WriteLine(access + ": expected the file unchanged, found " + found + " and a file that is " +
				(changed ? "changed" : "unchanged"));
			shown += changed ? 1 : 0;
		}
		return shown == 2 ? 0 : 1;
	}
}
END
