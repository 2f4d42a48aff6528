// SPDX-License-Identifier: MIT

using System;
using System.IO;
using System.Text;

/// A FileStream with a buffer, as a program has it: what `native stream_...` does.
static class Streams
{
	const int Line = 16;

	static FileStream Open(string path, string kind)
	{
		FileAccess access = kind.StartsWith("Read ") ? FileAccess.Read : FileAccess.ReadWrite;
		int buffer = kind.EndsWith(" unbuffered") ? 1 : 4096;
		var stream = new FileStream(path, FileMode.Open, access, FileShare.ReadWrite, buffer);

		Read(stream);
		Read(stream);
		return stream;
	}

	static byte[] Read(FileStream stream)
	{
		var bytes = new byte[Line];

		Array.Resize(ref bytes, stream.Read(bytes, 0, Line));
		return bytes;
	}

	static object Write(FileStream stream, byte[] data)
	{
		if (!stream.CanWrite)
			throw new Refusal("Unsupported", "the stream is for reading");
		stream.Write(data, 0, data.Length);
		return null;
	}

	public static object Own(Call call)
	{
		switch (call.Text("name")) {
		case "stream_kinds":
			return "Read buffered,Read unbuffered,ReadWrite buffered,ReadWrite unbuffered";
		case "stream_open":
			return Call.Keep(Open(Encoding.UTF8.GetString(call.Bytes("first")), call.Text("second")));
		case "stream_read":
			return Read(call.Thing<FileStream>("first"));
		case "stream_write":
			return Write(call.Thing<FileStream>("first"), call.Bytes("second"));
		case "stream_state":
			var stream = call.Thing<FileStream>("first");
			return "position=" + stream.Position + " read=" + stream.CanRead + " write=" + stream.CanWrite +
				" seek=" + stream.CanSeek;
		default:
			throw new Refusal("Unsupported", "native " + call.Text("name"));
		}
	}
}
