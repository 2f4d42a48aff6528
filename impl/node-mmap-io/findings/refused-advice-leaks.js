#!/usr/bin/env -S node --expose-gc
// SPDX-License-Identifier: MIT
//
// map takes an advice for the memory.  Where the system refuses that, an error is thrown and
// the memory stays mapped, without a Buffer whose end could unmap it.
'use strict';
const { mmap, page, file, entries, tell } = require('../standalone');

for (let i = 0; i < 3; i++) {
  try {
    mmap.map(page, mmap.PROT_READ, mmap.MAP_SHARED, file, 0, 9999);
    console.log('no error');
  } catch (error) {
    console.log(error.message);
  }
}
async function left() {
  for (let i = 0; i < 3; i++) {
    global.gc();
    await new Promise((done) => setImmediate(done));
  }
  tell('maps of the file after three errors', 0, entries());
}
left();
