#!/usr/bin/env node
// SPDX-License-Identifier: MIT
//
// advise() does not compare the range with the Buffer: a length beyond its end advises the memory
// after it, which MADV_DONTNEED discards.
'use strict';
const { spawnSync } = require('child_process');
const { mmap, page, file, tell } = require('../standalone');

if (process.argv[2] === 'advise') {
  const buffer = mmap.map(page, mmap.PROT_READ, mmap.MAP_SHARED, file);
  let found = 'no error';
  try {
    mmap.advise(buffer, 0, 2 ** 31 - 1, mmap.MADV_DONTNEED);
  } catch (error) {
    found = 'an error';
  }
  console.log(found);
} else {
  const child = spawnSync(process.execPath, [__filename, 'advise'], { encoding: 'latin1' });
  const found = child.status === 0 ? child.stdout.trim() : 'that the process has died';
  tell('advise() of 2 GiB of a Buffer of one page', 'an error', found);
}
