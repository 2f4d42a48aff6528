#!/bin/sh
# SPDX-License-Identifier: MIT
# On Windows a directory has the length 0, and is mapped as an empty file without asking the system.
exec "$(dirname "$0")/../standalone" windows <<'END'
use memmap2::Mmap;
use std::fs::OpenOptions;
use std::os::windows::fs::OpenOptionsExt;

const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;

fn main() {
    let mut options = OpenOptions::new();
    let file = options.read(true).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open("C:\\").unwrap();
    let map = unsafe { Mmap::map(&file) };
    println!("a directory: expected an error, found {:?}", map);
    std::process::exit(map.is_err().into());
}
END
