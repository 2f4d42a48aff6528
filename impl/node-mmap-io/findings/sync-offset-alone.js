#!/usr/bin/env node
// SPDX-License-Identifier: MIT
//
// sync(buffer, offset) is declared, and takes the length of the whole Buffer: the range ends
// behind the memory, which is an error, or other memory that lies there is flushed.
'use strict';
const fs = require('fs');
const { mmap, page, file, tell } = require('../standalone');

const size = 2 ** 30;
fs.ftruncateSync(file, size);
const buffer = mmap.map(size, mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_SHARED, file);
mmap.sync(buffer, size - page, page);
let found = 'no error';
try {
  mmap.sync(buffer, size - page);
} catch (error) {
  found = error.message;
}
tell('sync of the last page by its offset alone', 'no error', found);
