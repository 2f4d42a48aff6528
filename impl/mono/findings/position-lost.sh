#!/bin/sh
# SPDX-License-Identifier: MIT
# CreateFromFile asks the FileStream for its handle and reads the position anew from the system, which
# is at the end of the stream's buffer: the next read skips what was buffered, and so does a write.
exec "$(dirname "$0")/../standalone" <<'END'
using System;
using System.IO;
using System.IO.MemoryMappedFiles;

static class Program
{
	static int Main()
	{
		File.WriteAllBytes("positioned", new byte[8192]);
		var stream = new FileStream("positioned", FileMode.Open, FileAccess.ReadWrite);
		stream.ReadByte();
		MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read,
			HandleInheritability.None, true);
		Console.WriteLine("expected the position 1, found " + stream.Position);
		return stream.Position == 1 ? 1 : 0;
	}
}
END
