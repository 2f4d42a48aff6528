// SPDX-License-Identifier: MIT

using System.Collections.Generic;
using System.Numerics;

/// The arguments of one request, by name, read as the types that the compiler would want.
class Call
{
	public static readonly Dictionary<int, object> Objects = new Dictionary<int, object>();
	static int last;

	readonly Dictionary<string, object> given = new Dictionary<string, object>();

	/// names: the arguments in their order.
	public Call(string names, string[] words)
	{
		string[] order = names.Split(' ');

		for (int i = 2; i < words.Length; i++) {
			int equals = words[i].IndexOf('=');
			bool named = equals > 0 && words[i].IndexOf(':') < 0;

			if (!named && i - 2 >= order.Length)
				throw new Refusal("TypeError", "too many arguments");
			given[named ? words[i].Substring(0, equals) : order[i - 2]] =
				Value.Parse(named ? words[i].Substring(equals + 1) : words[i]);
		}
	}

	public static Handle Keep(object thing)
	{
		Objects[++last] = thing;
		return new Handle { Number = last };
	}

	public bool Has(string name)
	{
		object value;

		return given.TryGetValue(name, out value) && value != null;
	}

	public bool Is(string name, long number)
	{
		return Has(name) && given[name] is BigInteger && (BigInteger)given[name] == number;
	}

	public int Number(string name)
	{
		var handle = Has(name) ? given[name] as Handle : null;

		if (handle == null || !Objects.ContainsKey(handle.Number))
			throw new Refusal("TypeError", name + ": no such object");
		return handle.Number;
	}

	public T Thing<T>(string name) where T : class
	{
		var thing = Objects[Number(name)] as T;

		if (thing == null)
			throw new Refusal("TypeError", name + ": another kind of object");
		return thing;
	}

	public long Long(string name)
	{
		if (!Has(name) || !(given[name] is BigInteger))
			throw new Refusal("TypeError", name + ": not an integer");
		var number = (BigInteger)given[name];
		if (number < long.MinValue || number > long.MaxValue)
			throw new Refusal("OverflowError", name + " is no long");
		return (long)number;
	}

	public byte Octet(string name)
	{
		long number = Long(name);

		if (number < 0 || number > 255)
			throw new Refusal("OverflowError", name + " is no byte");
		return (byte)number;
	}

	public byte[] Bytes(string name)
	{
		var bytes = Has(name) ? given[name] as byte[] : null;

		if (bytes == null)
			throw new Refusal("TypeError", name + ": not bytes");
		return bytes;
	}

	public string Text(string name)
	{
		var text = Has(name) ? given[name] as string : null;

		if (text == null)
			throw new Refusal("TypeError", name + ": not a text");
		return text;
	}
}
