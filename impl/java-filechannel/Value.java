// SPDX-License-Identifier: MIT

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The protocol's values: null, Boolean, BigInteger, byte[], Text, Handle. */
final class Value {
    record Text(String text) {}

    record Handle(int number) {}

    private Value() {}

    static Object parse(String word) {
        switch (word) {
        case "none":
            return null;
        case "true":
            return true;
        case "false":
            return false;
        }
        if (word.startsWith("@"))
            return new Handle(Integer.parseInt(word.substring(1)));
        if (word.startsWith("b:"))
            return hex(word.substring(2));
        if (word.startsWith("t:"))
            return new Text(text(word.substring(2)));
        if (word.startsWith("b.") || word.startsWith("w:") || word.startsWith("f:") || word.startsWith("["))
            throw new Refusal("Unsupported", "such a value: " + word);
        return new BigInteger(word);
    }

    private static byte[] hex(String digits) {
        byte[] bytes = new byte[digits.length() / 2];

        for (int i = 0; i < bytes.length; i++)
            bytes[i] = (byte) (Character.digit(digits.charAt(2 * i), 16) << 4
                | Character.digit(digits.charAt(2 * i + 1), 16));
        return bytes;
    }

    private static String text(String written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        for (int i = 0; i < written.length(); i++)
            if (written.charAt(i) == '%') {
                bytes.write(Integer.parseInt(written.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(written.charAt(i));
            }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static String write(Object value) {
        if (value == null)
            return "none";
        if (value instanceof Handle handle)
            return "@" + handle.number();
        if (value instanceof byte[] bytes)
            return writeBytes(bytes);
        if (value instanceof Text text)
            return writeText(text.text());
        return value.toString();
    }

    private static String writeBytes(byte[] bytes) {
        String digits = "0123456789abcdef";
        StringBuilder out = new StringBuilder(2 + 2 * bytes.length).append("b:");

        for (byte b : bytes)
            out.append(digits.charAt(b >> 4 & 15)).append(digits.charAt(b & 15));
        return out.toString();
    }

    static String writeText(String text) {
        StringBuilder out = new StringBuilder("t:");

        for (byte b : text.getBytes(StandardCharsets.UTF_8))
            if (b <= 32 || b == 127 || b == '%' || b == ',' || b == ']')
                out.append(String.format("%%%02X", b));
            else
                out.append((char) b);
        return out.toString();
    }
}
