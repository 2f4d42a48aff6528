// SPDX-License-Identifier: MIT

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Timing requests in one loop, each read before the clock is. */
final class Repeat {
    private static final long most = 1L << 40;
    private static int sink;

    private interface Step {
        void run() throws Exception;
    }

    private Repeat() {}

    /** A request as a user would write it; any other than these is a call of what serves it. */
    private static Step step(String[] words) {
        Operations.Row row = Operations.rows.get(words[1]);

        if (row == null || List.of("destroy", "settle", "repeat").contains(words[1]))
            throw new Refusal("Unsupported", words[1]);
        Call call = new Call(row.arguments(), words);
        return () -> {
            if (row.run().run(call) instanceof Value.Handle handle)
                Call.objects.remove(handle.number());
        };
    }

    /** An item alone is read or stored without a call around it. */
    private static void items(Call call, boolean store, long count) {
        ByteBuffer buffer = call.buffer("object");
        int index = call.index("index"), sum = 0;
        byte value = store ? call.octet("value") : 0;

        if (store)
            for (long i = 0; i < count; i++)
                buffer.put(index, value);
        else
            for (long i = 0; i < count; i++)
                sum += buffer.get(index) & 0xff;
        sink = sum;
    }

    private static void all(List<Step> steps, long count) throws Exception {
        for (long i = 0; i < count; i++)
            for (Step step : steps)
                step.run();
    }

    static Object repeat(Call call) throws Exception {
        long count = call.number("count"), begin;
        String[] lines = call.text("request").split("\n");
        String[] first = ("0 " + lines[0]).split(" ");
        List<Step> steps = new ArrayList<>();

        if (count < 0 || count > most)
            throw new Refusal("ValueError", "count is from 0 to 2^40");
        for (String line : lines)
            steps.add(step(("0 " + line).split(" ")));
        begin = System.nanoTime();
        if (lines.length == 1 && first[1].matches("[gs]et_item"))
            items(new Call(Operations.rows.get(first[1]).arguments(), first), first[1].equals("set_item"), count);
        else
            all(steps, count);
        return System.nanoTime() - begin;
    }
}
