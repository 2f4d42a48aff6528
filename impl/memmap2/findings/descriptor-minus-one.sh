#!/bin/sh
# SPDX-License-Identifier: MIT
# The descriptor -1 without a length: a panic of the standard library instead of an error.
exec "$(dirname "$0")/../standalone" <<'END'
use memmap2::Mmap;
use std::panic::catch_unwind;

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    println!("descriptor -2: {:?}", unsafe { Mmap::map(-2) });
    match catch_unwind(|| unsafe { Mmap::map(-1) }) {
        Ok(result) => println!("descriptor -1: expected an error, found {:?}", result),
        Err(_) => {
            println!("descriptor -1: expected an error, found a panic");
            return;
        }
    }
    std::process::exit(1);
}
END
