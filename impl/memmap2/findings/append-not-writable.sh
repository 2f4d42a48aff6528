#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows a file that OpenOptions opened to read and append cannot be mapped with map_mut().
exec "$(dirname "$0")/../standalone" windows <<'END'
use memmap2::MmapMut;
use std::fs::{write, OpenOptions};

fn main() {
    write("file", [7; 4096]).unwrap();
    let file = OpenOptions::new().read(true).append(true).open("file").unwrap();
    let map = unsafe { MmapMut::map_mut(&file) };
    println!("append: expected a map, found {:?}", map);
    std::process::exit(map.is_ok().into());
}
END
