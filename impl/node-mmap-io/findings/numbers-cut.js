#!/usr/bin/env node
// SPDX-License-Identifier: MIT
//
// Every number is read as one of 32 bits: an offset of 4 GiB is 0, and the Buffer shows another
// part of the file than was asked for.
'use strict';
const fs = require('fs');
const { mmap, page, file, tell } = require('../standalone');

const far = 2 ** 32;
fs.ftruncateSync(file, far + page);
fs.writeSync(file, 'behind 4 GiB', far);
const buffer = mmap.map(page, mmap.PROT_READ, mmap.MAP_SHARED, file, far);
tell('at the offset 2 ** 32', 'behind 4 GiB', buffer.toString('latin1', 0, 12));
