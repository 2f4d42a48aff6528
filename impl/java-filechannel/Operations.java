// SPDX-License-Identifier: MIT

import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What can be asked for: files, channels' maps, and their buffers. */
final class Operations {
    interface Operation {
        Object run(Call call) throws Exception;
    }

    record Row(String arguments, Operation run) {}

    static final Map<String, Row> rows = new HashMap<>();
    private static final List<WeakReference<Object>> dropped = new ArrayList<>();
    private static final Set<FileChannel> appending = new HashSet<>();

    private Operations() {}

    static {
        rows.put("file_open", new Row("path mode number", Operations::fileOpen));
        rows.put("file_close", new Row("file", Operations::fileClose));
        rows.put("file_works", new Row("file", call -> call.file("file").isOpen()));
        rows.put("file_position", new Row("file", call -> seekable(call).position()));
        rows.put("file_seek", new Row("file position",
            call -> seekable(call).position(call.number("position")).position()));
        rows.put("destroy", new Row("object", Operations::destroy));
        rows.put("settle", new Row("", Operations::settle));
        rows.put("map_fd", new Row("fileno length access offset", Operations::map));
        rows.put("flush", new Row("mapping offset size", Operations::flush));
        rows.put("length", new Row("object", call -> call.buffer("object").capacity()));
        rows.put("get_item", new Row("object index",
            call -> call.buffer("object").get(call.index("index")) & 0xff));
        rows.put("set_item", new Row("object index value", Operations::setItem));
        rows.put("get_slice", new Row("object start stop step", Operations::getSlice));
        rows.put("set_slice", new Row("object start stop step data", Operations::setSlice));
        rows.put("export", new Row("object start stop", call -> Call.keep(part(call))));
        rows.put("readonly", new Row("view", call -> call.buffer("view").isReadOnly()));
        rows.put("native", new Row("name first second", Operations::own));
        rows.put("repeat", new Row("count request", Repeat::repeat));
    }

    private static Object fileOpen(Call call) throws IOException {
        if (call.has("number"))
            throw new Refusal("Unsupported", "a file with a number of its own: Java has none");
        Path path = Path.of(new String(call.bytes("path"), StandardCharsets.UTF_8));

        return Call.keep(switch (call.text("mode")) {
            case "r" -> FileChannel.open(path, StandardOpenOption.READ);
            case "w" -> FileChannel.open(path, StandardOpenOption.WRITE);
            case "rw" -> FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            case "wa" -> appending(path);
            case "rwa" -> throw new Refusal("Unsupported", "a channel that reads and appends");
            default -> throw new Refusal("ValueError", "a mode is r, w, rw, wa or rwa");
        });
    }

    private static FileChannel appending(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.APPEND);

        appending.add(channel);
        return channel;
    }

    /** A channel that appends has the file's size for its position, not that of its descriptor. */
    private static FileChannel seekable(Call call) {
        FileChannel channel = call.file("file");

        if (appending.contains(channel))
            throw new Refusal("Unsupported", "the position of a channel that appends");
        return channel;
    }

    private static Object fileClose(Call call) throws IOException {
        call.file("file").close();
        return null;
    }

    /** A file is closed; a buffer is only forgotten: there is no way to unmap it. */
    private static Object destroy(Call call) throws IOException {
        Object object = Call.objects.remove(call.handle("object"));

        if (object instanceof FileChannel channel)
            channel.close();
        else
            dropped.add(new WeakReference<>(object));
        return null;
    }

    /** A collection, and the thread that handles references has come to what it found. */
    private static void collect() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        PhantomReference<Object> last = new PhantomReference<>(new Object(), queue);

        System.gc();
        queue.remove(5000);
        Reference.reachabilityFence(last);
    }

    private static Object settle(Call call) throws InterruptedException {
        for (int i = 0; i < 50 && dropped.stream().anyMatch(one -> one.get() != null); i++)
            System.gc();
        dropped.clear();
        /* The memory goes in that thread: it is through with one collection's when it has come to
         * the next one's. */
        collect();
        collect();
        return null;
    }

    private static Object map(Call call) throws IOException {
        if (call.is("fileno", -1))
            throw new Refusal("Unsupported", "memory without a file");
        FileChannel channel = call.file("fileno");
        FileChannel.MapMode mode = switch (call.has("access") ? call.index("access") : 2) {
            case 1 -> FileChannel.MapMode.READ_ONLY;
            case 2 -> FileChannel.MapMode.READ_WRITE;
            case 3 -> FileChannel.MapMode.PRIVATE;
            default -> throw new Refusal("Unsupported", "a mode other than the three");
        };

        if (!call.has("length") || call.number("length") == 0)
            throw new Refusal("Unsupported", "a map without a size");
        return Call.keep(channel.map(mode, call.has("offset") ? call.number("offset") : 0,
            call.number("length")));
    }

    private static Object flush(Call call) {
        if (!(call.buffer("mapping") instanceof MappedByteBuffer mapped))
            throw new Refusal("TypeError", "not mapped");
        if (!call.has("offset"))
            mapped.force();
        else
            mapped.force(call.index("offset"), call.index("size"));
        return null;
    }

    private static ByteBuffer part(Call call) {
        ByteBuffer buffer = call.buffer("object");
        int start = call.has("start") ? call.index("start") : 0;
        int stop = call.has("stop") ? call.index("stop") : buffer.capacity();

        if (call.has("step"))
            throw new Refusal("Unsupported", "a slice with a step");
        return buffer.slice(start, stop - start);
    }

    private static Object setItem(Call call) {
        call.buffer("object").put(call.index("index"), call.octet("value"));
        return null;
    }

    private static Object getSlice(Call call) {
        ByteBuffer part = part(call);
        byte[] bytes = new byte[part.capacity()];

        part.get(bytes);
        return bytes;
    }

    private static Object setSlice(Call call) {
        part(call).put(call.bytes("data"));
        return null;
    }

    /** Buffers that share the memory, by name. */
    private static final Map<String, UnaryOperator<ByteBuffer>> derived = Map.of(
        "duplicate", ByteBuffer::duplicate,
        "slice", ByteBuffer::slice,
        "slice of a part", buffer -> buffer.slice(0, 8),
        "slice of a duplicate", buffer -> buffer.duplicate().slice(),
        "alignedSlice", buffer -> buffer.alignedSlice(8),
        "asReadOnlyBuffer", ByteBuffer::asReadOnlyBuffer,
        "duplicate of a read-only one", buffer -> buffer.asReadOnlyBuffer().duplicate());

    private static Object own(Call call) {
        if (call.text("name").equals("derive_kinds"))
            return new Value.Text(String.join(",", derived.keySet()));
        if (call.text("name").equals("derive"))
            return Call.keep(derived.get(call.text("second")).apply(call.buffer("first")));
        if (!List.of("load", "isLoaded", "direct", "position", "limit").contains(call.text("name")))
            throw new Refusal("Unsupported", "native " + call.text("name"));
        if (!(call.buffer("first") instanceof MappedByteBuffer mapped))
            throw new Refusal("TypeError", "not mapped");
        switch (call.text("name")) {
        case "load":
            mapped.load();
            return null;
        case "isLoaded":
            return mapped.isLoaded();
        case "direct":
            return mapped.isDirect();
        case "position":
            return mapped.position();
        default:
            return mapped.limit();
        }
    }
}
