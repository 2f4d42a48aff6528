// SPDX-License-Identifier: MIT

using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

/// The adapter of System.IO.MemoryMappedFiles: one line in, one line out.
static class Adapter
{
	const string Home = "https://www.mono-project.com";

	/// "6.8.0.105": what the runtime says of itself.
	static string Version()
	{
		var method = Type.GetType("Mono.Runtime").GetMethod("GetDisplayName",
			System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static);

		return ((string)method.Invoke(null, null)).Split(' ')[0];
	}

	static string Hello(string[] words)
	{
		if (words.Length != 3 || words[2] != "1")
			throw new Refusal("Unsupported", "a protocol other than version 1");
		var names = new List<string>(Operations.Rows.Keys) { "hello" };
		names.Sort();
		int page = Environment.SystemPageSize;
		return "protocol=1 name=t:mono version=" + Value.WriteText(Version()) + " language=t:C%23 homepage=" +
			Value.WriteText(Home) + " issues=" + Value.WriteText("https://github.com/mono/mono/issues") +
			" claims=[t:mono] operations=[t:" + string.Join(",t:", names) + "] page=" + page +
			" granularity=" + page;
	}

	static string Run(string[] words)
	{
		Operations.Row row;

		if (words.Length < 2)
			throw new Refusal("other", "no operation");
		if (words[1] == "hello")
			return Hello(words);
		if (!Operations.Rows.TryGetValue(words[1], out row))
			throw new Refusal("Unsupported", words[1]);
		return Value.Write(row.Run(new Call(row.Arguments, words)));
	}

	/// The protocol's name for an error: these exceptions tell no errno.
	static string Kind(Exception error)
	{
		if (error is Refusal)
			return ((Refusal)error).Kind;
		if (error is ArgumentException)
			return "ValueError";
		if (error is OverflowException)
			return "OverflowError";
		if (error is IndexOutOfRangeException)
			return "IndexError";
		return error is IOException || error is UnauthorizedAccessException ? "OSError" : "other";
	}

	static string Answer(string line)
	{
		string[] words = line.Split(' ');

		try {
			return words[0] + " ok " + Run(words);
		} catch (Exception error) {
			string name = error is Refusal ? "adapter" : error.GetType().FullName;

			return words[0] + " err " + Kind(error) + " none " + Value.WriteText(name) + " " +
				Value.WriteText(error.Message);
		}
	}

	/// The argument is the number of the descriptor that answers go to, where it is another.
	static void Main(string[] arguments)
	{
		var input = new StreamReader(Console.OpenStandardInput(), Encoding.ASCII, false, 1 << 16);
		Stream output = arguments.Length == 0 ? Console.OpenStandardOutput()
			: new FileStream("/dev/fd/" + arguments[0], FileMode.Open, FileAccess.Write);
		string line;

		while ((line = input.ReadLine()) != null) {
			byte[] bytes = Encoding.ASCII.GetBytes(Answer(line) + "\n");

			output.Write(bytes, 0, bytes.Length);
			output.Flush();
		}
	}
}
