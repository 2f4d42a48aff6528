#!/bin/sh
# SPDX-License-Identifier: MIT
# A buffer has at most Integer.MAX_VALUE bytes: a larger file cannot be mapped whole.
exec "$(dirname "$0")/../standalone" <<'END'
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class Main {
	public static void main(String[] args) throws Exception {
		long size = (1L << 32) + Integer.parseInt(args[0]);
		try (FileChannel channel = FileChannel.open(Path.of("file"), StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			channel.write(java.nio.ByteBuffer.wrap(new byte[1]), size - 1);
			String found = "no error";
			try {
				channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
			} catch (IllegalArgumentException error) {
				found = error.getMessage();
			}
			System.out.println("a map of " + size + " bytes: expected no error, found " + found);
			System.exit(found.equals("no error") ? 1 : 0);
		}
	}
}
END
