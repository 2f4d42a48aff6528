#!/bin/sh
# SPDX-License-Identifier: MIT
# advise on a map that begins within a page: madvise gets an address that no page begins at.
exec "$(dirname "$0")/../standalone" <<'END'
use memmap2::{Advice, MmapOptions};
use std::fs::{write, File};

fn main() {
    write("file", [7; 20000]).unwrap();
    let file = File::open("file").unwrap();
    let aligned = unsafe { MmapOptions::new().map(&file).unwrap() };
    let within = unsafe { MmapOptions::new().offset(30).map(&file).unwrap() };
    println!("offset 0: {:?}", aligned.advise(Advice::Random));
    println!("offset 30: expected Ok(()), found {:?}", within.advise(Advice::Random));
    std::process::exit(within.advise(Advice::Random).is_ok().into());
}
END
