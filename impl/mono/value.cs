// SPDX-License-Identifier: MIT

using System;
using System.Numerics;
using System.Text;

/// An error of the adapter itself: what the compiler would not take, and what is not offered.
class Refusal : Exception
{
	public readonly string Kind;

	public Refusal(string kind, string message) : base(message) { Kind = kind; }
}

class Handle
{
	public int Number;
}

/// The protocol's values: null, bool, BigInteger, byte[], string, Handle.
static class Value
{
	public static object Parse(string word)
	{
		switch (word) {
		case "none": return null;
		case "true": return true;
		case "false": return false;
		}
		if (word[0] == '@')
			return new Handle { Number = int.Parse(word.Substring(1)) };
		if (word.StartsWith("b:"))
			return Hex(word.Substring(2));
		if (word.StartsWith("t:"))
			return Text(word.Substring(2));
		if (word.StartsWith("b.") || word.StartsWith("w:") || word.StartsWith("f:") || word[0] == '[')
			throw new Refusal("Unsupported", "such a value: " + word);
		return BigInteger.Parse(word);
	}

	static byte[] Hex(string digits)
	{
		var bytes = new byte[digits.Length / 2];

		for (int i = 0; i < bytes.Length; i++)
			bytes[i] = Convert.ToByte(digits.Substring(2 * i, 2), 16);
		return bytes;
	}

	static string Text(string written)
	{
		var bytes = new byte[written.Length];
		int n = 0;

		for (int i = 0; i < written.Length; i++)
			if (written[i] == '%') {
				bytes[n++] = Convert.ToByte(written.Substring(i + 1, 2), 16);
				i += 2;
			} else {
				bytes[n++] = (byte)written[i];
			}
		return Encoding.UTF8.GetString(bytes, 0, n);
	}

	public static string Write(object value)
	{
		if (value == null)
			return "none";
		if (value is bool)
			return (bool)value ? "true" : "false";
		if (value is Handle)
			return "@" + ((Handle)value).Number;
		if (value is byte[])
			return "b:" + BitConverter.ToString((byte[])value).Replace("-", "").ToLowerInvariant();
		if (value is string)
			return WriteText((string)value);
		return value.ToString();
	}

	public static string WriteText(string text)
	{
		var line = new StringBuilder("t:");

		foreach (byte b in Encoding.UTF8.GetBytes(text))
			if (b <= 32 || b >= 127 || b == '%' || b == ',' || b == ']')
				line.AppendFormat("%{0:X2}", b);
			else
				line.Append((char)b);
		return line.ToString();
	}
}
