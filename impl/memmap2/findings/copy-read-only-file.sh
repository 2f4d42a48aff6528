#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows flush() of a private map fails if its file was opened for reading.
exec "$(dirname "$0")/../standalone" windows <<'END'
use memmap2::MmapOptions;
use std::fs::{write, File};

fn main() {
    write("file", [7; 4096]).unwrap();
    let file = File::open("file").unwrap();
    let mut map = unsafe { MmapOptions::new().map_copy(&file).unwrap() };
    map[0] = 1;
    let flushed = map.flush();
    println!("flush: expected Ok(()), found {:?}", flushed);
    std::process::exit(flushed.is_ok().into());
}
END
