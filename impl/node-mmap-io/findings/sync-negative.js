#!/usr/bin/env node
// SPDX-License-Identifier: MIT
//
// A length below zero is as large a number as there is, which the system rounds up to a page and
// over to nothing: sync() reports success and has flushed no byte.
'use strict';
const { mmap, page, file, tell } = require('../standalone');

const buffer = mmap.map(2 * page, mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_SHARED, file);
mmap.sync(buffer, page, page, true, false);
let found = 'no error';
try {
  mmap.sync(buffer, page, -1, true, false);
} catch (error) {
  found = 'an error';
}
tell('sync() of -1 bytes', 'an error', found);
