#!/bin/sh
# SPDX-License-Identifier: MIT
# A map that is only read, or private, makes a shorter file as long as itself if the channel can
# write.  The documentation says so of read/write maps alone.
exec "$(dirname "$0")/../standalone" <<'END'
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class Main {
	public static void main(String[] args) throws Exception {
		int page = Integer.parseInt(args[0]);
		boolean grown = false;
		for (var mode : new FileChannel.MapMode[] { FileChannel.MapMode.READ_ONLY,
				FileChannel.MapMode.PRIVATE }) {
			Path path = Path.of("file");
			Files.write(path, new byte[100]);
			try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ,
					StandardOpenOption.WRITE)) {
				channel.map(mode, 0, page);
				System.out.println(mode + ": expected 100 bytes in the file, found "
						+ channel.size());
				grown |= channel.size() != 100;
			}
		}
		System.exit(grown ? 0 : 1);
	}
}
END
