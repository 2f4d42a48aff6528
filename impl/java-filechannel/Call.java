// SPDX-License-Identifier: MIT

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;

/** The arguments of one request, by name, read as the types that Java's compiler would want. */
final class Call {
    static final Map<Integer, Object> objects = new HashMap<>();
    private static int last;

    private final Map<String, Object> given = new HashMap<>();

    /** names: the arguments in their order. */
    Call(String names, String[] words) {
        String[] order = names.isEmpty() ? new String[0] : names.split(" ");

        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            boolean named = equals > 0 && words[i].substring(0, equals).matches("[a-z_]+");

            if (!named && i - 2 >= order.length)
                throw new Refusal("TypeError", "too many arguments");
            given.put(named ? words[i].substring(0, equals) : order[i - 2],
                Value.parse(named ? words[i].substring(equals + 1) : words[i]));
        }
    }

    static Value.Handle keep(Object object) {
        objects.put(++last, object);
        return new Value.Handle(last);
    }

    boolean has(String name) {
        return given.get(name) != null;
    }

    boolean is(String name, long number) {
        return BigInteger.valueOf(number).equals(given.get(name));
    }

    int handle(String name) {
        if (given.get(name) instanceof Value.Handle handle && objects.containsKey(handle.number()))
            return handle.number();
        throw new Refusal("TypeError", name + ": no such object");
    }

    ByteBuffer buffer(String name) {
        if (objects.get(handle(name)) instanceof ByteBuffer buffer)
            return buffer;
        throw new Refusal("TypeError", name + ": not a buffer");
    }

    FileChannel file(String name) {
        if (objects.get(handle(name)) instanceof FileChannel channel)
            return channel;
        throw new Refusal("TypeError", name + ": not a file");
    }

    private BigInteger integer(String name) {
        if (given.get(name) instanceof BigInteger number)
            return number;
        throw new Refusal("TypeError", name + ": not an integer");
    }

    long number(String name) {
        if (integer(name).bitLength() > 63)
            throw new Refusal("OverflowError", name + " is no long");
        return integer(name).longValue();
    }

    int index(String name) {
        if (integer(name).bitLength() > 31)
            throw new Refusal("OverflowError", name + " is no int");
        return integer(name).intValue();
    }

    byte octet(String name) {
        if (integer(name).signum() < 0 || integer(name).bitLength() > 8)
            throw new Refusal("OverflowError", name + " is no byte");
        return integer(name).byteValue();
    }

    byte[] bytes(String name) {
        if (given.get(name) instanceof byte[] bytes)
            return bytes;
        throw new Refusal("TypeError", name + ": not bytes");
    }

    String text(String name) {
        if (given.get(name) instanceof Value.Text text)
            return text.text();
        throw new Refusal("TypeError", name + ": not a text");
    }
}
