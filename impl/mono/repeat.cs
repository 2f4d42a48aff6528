// SPDX-License-Identifier: MIT

using System;
using System.Diagnostics;

/// Timing requests in one loop, each read before the clock is.
static class Repeat
{
	const long Most = 1L << 40;

	static readonly string[] not = { "destroy", "settle", "repeat" };

	static Operations.Row RowOf(string[] words)
	{
		Operations.Row row;

		if (Array.IndexOf(not, words[1]) >= 0 || !Operations.Rows.TryGetValue(words[1], out row))
			throw new Refusal("Unsupported", words[1]);
		return row;
	}

	/// An item alone is read or stored without a call around it.
	static void Items(Call call, bool store, long count)
	{
		var view = call.Thing<Mapping>("object").View;
		long index = call.Long("index");
		byte value = store ? call.Octet("value") : (byte)0;

		if (store)
			for (long i = 0; i < count; i++)
				view.Write(index, value);
		else
			for (long i = 0; i < count; i++)
				view.ReadByte(index);
	}

	static void All(Operations.Row[] rows, Call[] calls, long count)
	{
		for (long i = 0; i < count; i++)
			for (int k = 0; k < rows.Length; k++) {
				var made = rows[k].Run(calls[k]) as Handle;

				if (made != null)
					Call.Objects.Remove(made.Number);
			}
	}

	public static object Run(Call call)
	{
		long count = call.Long("count");
		string[] lines = call.Text("request").Split('\n');
		var rows = new Operations.Row[lines.Length];
		var calls = new Call[lines.Length];

		if (count < 0 || count > Most)
			throw new Refusal("ValueError", "count is from 0 to 2^40");
		for (int k = 0; k < lines.Length; k++) {
			string[] words = ("0 " + lines[k]).Split(' ');

			rows[k] = RowOf(words);
			calls[k] = new Call(rows[k].Arguments, words);
		}
		string name = lines[0].Split(' ')[0];
		var watch = Stopwatch.StartNew();
		if (lines.Length == 1 && (name == "get_item" || name == "set_item"))
			Items(calls[0], name == "set_item", count);
		else
			All(rows, calls, count);
		return (long)(watch.ElapsedTicks * (1e9 / Stopwatch.Frequency));
	}
}
