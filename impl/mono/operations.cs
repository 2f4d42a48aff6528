// SPDX-License-Identifier: MIT

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

/// A file that is mapped, and the view of it that the user holds.
class Mapping
{
	public MemoryMappedFile File;
	public MemoryMappedViewAccessor View;
	public Mapping Owner;

	/// Another view of the same file, which the other mapping owns.
	public Mapping Derive(MemoryMappedViewAccessor view)
	{
		return new Mapping { Owner = this, View = view };
	}

	public void End()
	{
		View.Dispose();
		if (Owner == null)
			File.Dispose();
	}
}

/// What can be asked for.
static class Operations
{
	public class Row
	{
		public string Arguments;
		public Func<Call, object> Run;
	}

	public static readonly Dictionary<string, Row> Rows = new Dictionary<string, Row>();

	static void Add(string name, string arguments, Func<Call, object> run)
	{
		Rows[name] = new Row { Arguments = arguments, Run = run };
	}

	static Operations()
	{
		Add("file_open", "path mode number", FileOpen);
		Add("file_close", "file", call => { call.Thing<FileStream>("file").Close(); return null; });
		Add("file_works", "file", call => call.Thing<FileStream>("file").CanSeek);
		Add("file_position", "file", call => Seek(call, 0, 1));
		Add("file_seek", "file position", call => Seek(call, call.Long("position"), 0));
		Add("destroy", "object", Destroy);
		Add("settle", "", Settle);
		Add("map_fd", "fileno length access offset", Map);
		Add("close", "mapping", call => { call.Thing<Mapping>("mapping").End(); return null; });
		Add("flush", "mapping", call => { call.Thing<Mapping>("mapping").View.Flush(); return null; });
		Add("length", "object", call => call.Thing<Mapping>("object").View.Capacity);
		Add("get_item", "object index", call => (int)call.Thing<Mapping>("object").View.ReadByte(call.Long("index")));
		Add("set_item", "object index value", SetItem);
		Add("get_slice", "object start stop step", GetSlice);
		Add("set_slice", "object start stop step data", SetSlice);
		Add("native", "name first second third", Own);
		Add("repeat", "count request", Repeat.Run);
	}

	[DllImport("libc", SetLastError = true)]
	static extern long lseek(int descriptor, long offset, int whence);

	[DllImport("libc")]
	static extern int fcntl(int descriptor, int command, int argument);

	static int Descriptor(FileStream file)
	{
		return file.SafeFileHandle.DangerousGetHandle().ToInt32();
	}

	/// A FileStream's own position is not the descriptor's.
	static object Seek(Call call, long offset, int whence)
	{
		long position = lseek(Descriptor(call.Thing<FileStream>("file")), offset, whence);

		if (position < 0)
			throw new IOException("lseek: error " + Marshal.GetLastWin32Error());
		return position;
	}

	/// The language's own mode Append goes to the end once, and no more.
	static void Append(FileStream file)
	{
		const int GetFlags = 3, SetFlags = 4, Flag = 0x400;
		int descriptor = Descriptor(file);

		fcntl(descriptor, SetFlags, fcntl(descriptor, GetFlags, 0) | Flag);
	}

	static object FileOpen(Call call)
	{
		string path = Encoding.UTF8.GetString(call.Bytes("path")), mode = call.Text("mode");
		FileAccess access = mode == "r" ? FileAccess.Read : mode[0] == 'w' ? FileAccess.Write : FileAccess.ReadWrite;

		if (!new List<string> { "r", "w", "rw", "wa", "rwa" }.Contains(mode))
			throw new Refusal("ValueError", "a mode is r, w, rw, wa or rwa");
		if (call.Has("number"))
			throw new Refusal("Unsupported", "a file with a number of its own: Mono knows its own descriptors alone");
		var file = new FileStream(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
		if (mode.EndsWith("a"))
			Append(file);
		return Call.Keep(file);
	}

	static object Destroy(Call call)
	{
		int number = call.Number("object");
		object thing = Call.Objects[number];

		Call.Objects.Remove(number);
		if (thing is FileStream)
			((FileStream)thing).Close();
		else
			((Mapping)thing).End();
		return null;
	}

	static object Settle(Call call)
	{
		for (int i = 0; i < 2; i++) {
			GC.Collect();
			GC.WaitForPendingFinalizers();
		}
		return null;
	}

	/// A length of 0 is the whole file for the one, and the rest of it for the other.
	static object Map(Call call)
	{
		if (call.Is("fileno", -1))
			throw new Refusal("Unsupported", "memory without a file");
		if (!call.Is("access", 1) && !call.Is("access", 2) && !call.Is("access", 3) && call.Has("access"))
			throw new Refusal("Unsupported", "a mode other than the three");
		MemoryMappedFileAccess access = call.Is("access", 1) ? MemoryMappedFileAccess.Read
			: call.Is("access", 3) ? MemoryMappedFileAccess.CopyOnWrite : MemoryMappedFileAccess.ReadWrite;
		long size = call.Has("length") ? call.Long("length") : 0;
		long offset = call.Has("offset") ? call.Long("offset") : 0;
		var mapping = new Mapping();

		mapping.File = MemoryMappedFile.CreateFromFile(call.Thing<FileStream>("fileno"), null, 0, access,
			HandleInheritability.None, true);
		try {
			mapping.View = mapping.File.CreateViewAccessor(offset, size, access);
		} catch {
			mapping.File.Dispose();
			throw;
		}
		return Call.Keep(mapping);
	}

	static object SetItem(Call call)
	{
		call.Thing<Mapping>("object").View.Write(call.Long("index"), call.Octet("value"));
		return null;
	}

	static object GetSlice(Call call)
	{
		var view = call.Thing<Mapping>("object").View;
		long start = call.Has("start") ? call.Long("start") : 0;
		long stop = call.Has("stop") ? call.Long("stop") : view.Capacity;
		var bytes = new byte[checked((int)(stop - start))];

		if (call.Has("step"))
			throw new Refusal("Unsupported", "a slice with a step");
		int read = view.ReadArray(start, bytes, 0, bytes.Length);
		Array.Resize(ref bytes, read);
		return bytes;
	}

	static object SetSlice(Call call)
	{
		var view = call.Thing<Mapping>("object").View;
		long start = call.Has("start") ? call.Long("start") : 0;
		byte[] data = call.Bytes("data");

		if (call.Has("step"))
			throw new Refusal("Unsupported", "a slice with a step");
		if (call.Has("stop") && call.Long("stop") - start != data.Length)
			throw new Refusal("Unsupported", "another number of bytes than the slice has");
		view.WriteArray(start, data, 0, data.Length);
		return null;
	}

	/// What is done with a mapping, by name.
	static readonly Dictionary<string, Func<Mapping, object>> derived = new Dictionary<string, Func<Mapping, object>> {
		{ "accessor", mapping => Call.Keep(mapping.Derive(mapping.File.CreateViewAccessor())) },
		{ "accessor of a part", mapping => Call.Keep(mapping.Derive(mapping.File.CreateViewAccessor(0, 8))) },
		{ "accessor for writing", mapping => Call.Keep(mapping.Derive(
			mapping.File.CreateViewAccessor(0, 8, MemoryMappedFileAccess.ReadWrite))) },
		{ "accessor for reading", mapping => Call.Keep(mapping.Derive(
			mapping.File.CreateViewAccessor(0, 8, MemoryMappedFileAccess.Read))) },
	};

	static object Own(Call call)
	{
		switch (call.Text("name")) {
		case "CanRead": return call.Thing<Mapping>("first").View.CanRead;
		case "CanWrite": return call.Thing<Mapping>("first").View.CanWrite;
		case "derive_kinds": return string.Join(",", derived.Keys);
		case "derive": return derived[call.Text("second")](call.Thing<Mapping>("first"));
		default: return Streams.Own(call);
		}
	}
}
