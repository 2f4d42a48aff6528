#!/bin/sh
# SPDX-License-Identifier: MIT
# A private map needs no more than reading from the file; FileChannel wants a channel that writes.
exec "$(dirname "$0")/../standalone" <<'END'
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class Main {
	public static void main(String[] args) throws Exception {
		try (FileChannel channel = FileChannel.open(Path.of("file"), StandardOpenOption.READ)) {
			channel.map(FileChannel.MapMode.PRIVATE, 0, 6);
			System.out.println("mapped");
			System.exit(1);
		} catch (NonWritableChannelException error) {
			System.out.println("expected a private map, found " + error);
		}
	}
}
END
