// SPDX-License-Identifier: MIT

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeSet;

/** The adapter of FileChannel.map: one line in, one line out. */
public final class Adapter {
    private static final String home = "https://openjdk.org";

    private static String hello(String[] words) {
        StringBuilder names = new StringBuilder("t:hello");
        String page = System.getProperty("adapter.page", "4096");

        if (words.length != 3 || !words[2].equals("1"))
            throw new Refusal("Unsupported", "a protocol other than version 1");
        for (String name : new TreeSet<>(Operations.rows.keySet()))
            names.append(",t:").append(name);
        return "protocol=1 name=t:java-filechannel version=" + Value.writeText(Runtime.version().feature()
            + "." + Runtime.version().interim() + "." + Runtime.version().update()) + " language=t:Java homepage="
            + Value.writeText(home) + " issues=" + Value.writeText("https://bugs.openjdk.org")
            + " claims=[t:java-filechannel] operations=[" + names + "] page=" + page + " granularity=" + page;
    }

    private static String run(String[] words) throws Exception {
        if (words.length < 2)
            throw new Refusal("other", "no operation");
        if (words[1].equals("hello"))
            return hello(words);
        Operations.Row row = Operations.rows.get(words[1]);
        if (row == null)
            throw new Refusal("Unsupported", words[1]);
        return Value.write(row.run().run(new Call(row.arguments(), words)));
    }

    /** The protocol's name for an error: Java's exceptions tell no errno. */
    private static String kind(Throwable error) {
        if (error instanceof Refusal refusal)
            return refusal.kind;
        if (error instanceof IndexOutOfBoundsException)
            return "IndexError";
        if (error instanceof IllegalArgumentException)
            return "ValueError";
        if (error instanceof IOException)
            return "OSError";
        return error instanceof OutOfMemoryError ? "MemoryError" : "other";
    }

    private static String answer(String line) {
        String[] words = line.split(" ");

        try {
            return words[0] + " ok " + run(words);
        } catch (Throwable error) {
            String name = error instanceof Refusal ? "adapter" : error.getClass().getName();

            return words[0] + " err " + kind(error) + " none " + Value.writeText(name) + " "
                + Value.writeText(String.valueOf(error.getMessage()));
        }
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        OutputStream out = System.out;
        String line;

        /* Channels have one descriptor of their own from the first one on. */
        FileChannel.open(Path.of("/dev/null")).close();

        while ((line = in.readLine()) != null) {
            out.write((answer(line) + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
