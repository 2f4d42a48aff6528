#!/bin/sh
# SPDX-License-Identifier: MIT
# A put that runs into a part of the memory which a shorter file took away raises an error, and has
# stored what comes before.
exec "$(dirname "$0")/../standalone" <<'END'
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class Main {
	public static void main(String[] args) throws Exception {
		int page = Integer.parseInt(args[0]);
		try (FileChannel channel = FileChannel.open(Path.of("file"), StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * page);
			channel.truncate(page);
			boolean refused = false;
			try {
				map.put(page - 2, new byte[] { 'W', 'X', 'Y', 'Z' });
				map.get(0); /* where some versions raise it */
			} catch (InternalError error) {
				refused = true;
				System.out.println(error.getMessage());
			}
			boolean stored = map.get(page - 2) == 'W';
			System.out.println("refused " + refused + ", stored the first byte " + stored);
			System.exit(refused && stored ? 0 : 1);
		}
	}
}
END
