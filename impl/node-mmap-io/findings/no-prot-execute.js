#!/usr/bin/env node
// SPDX-License-Identifier: MIT
//
// The README's example names PROT_EXECUTE, which is undefined: the mapping that it makes is
// not executable, and nothing says so.
'use strict';
const fs = require('fs');
const { mmap, page, name, file, tell } = require('../standalone');

const buffer = mmap.map(page, mmap.PROT_READ | mmap.PROT_EXECUTE, mmap.MAP_SHARED, file);
const line = fs.readFileSync('/proc/self/maps', 'latin1').split('\n').find((text) => text.endsWith(name));
tell(`permissions of ${buffer.length} bytes with PROT_READ | PROT_EXECUTE`, 'r-xs', line.split(' ')[1]);
