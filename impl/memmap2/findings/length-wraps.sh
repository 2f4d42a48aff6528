#!/bin/sh
# SPDX-License-Identifier: MIT
# A length and what its offset needs in front of it are added without a check: one page is
# mapped, and the slice claims the whole address space.
exec "$(dirname "$0")/../standalone" <<'END'
use memmap2::MmapOptions;
use std::fs::{write, File};

fn main() {
    write("file", [7; 20000]).unwrap();
    let file = File::open("file").unwrap();
    for offset in [0, 1] {
        let map = unsafe { MmapOptions::new().offset(offset).len(usize::MAX).map(&file) };
        match map {
            Err(error) => println!("offset {}: expected an error, found {:?}", offset, error),
            Ok(map) => {
                println!("offset {}: expected an error, found {} bytes", offset, map.len());
                println!("mapped: {}", mapped());
                std::mem::forget(map);
                return;
            }
        }
    }
    std::process::exit(1);
}

fn mapped() -> String {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    maps.lines().filter(|line| line.ends_with("/file")).collect()
}
END
