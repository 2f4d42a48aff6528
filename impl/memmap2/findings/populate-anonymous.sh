#!/bin/sh
# SPDX-License-Identifier: MIT
# populate on anonymous memory brings no page in.
exec "$(dirname "$0")/../standalone" <<'END'
use memmap2::MmapOptions;

fn resident() -> i64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    statm.split(' ').nth(1).unwrap().parse().unwrap()
}

fn main() {
    let before = resident();
    let map = MmapOptions::new().populate().len(64 << 20).map_anon().unwrap();
    let more = resident() - before;
    println!("{} bytes: expected most of their pages in memory, found {}", map.len(), more);
    std::process::exit((more > 500).into());
}
END
