// SPDX-License-Identifier: MIT
// What the findings share: the module as npm brought it, and a file of some pages in a folder
// that goes with the process.  Status 77 where the module is missing.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

const build = process.env.BUILD || path.join(__dirname, '..', '..', 'build');
let mmap;
try {
  mmap = require(path.resolve(build, 'impl', 'node-mmap-io', 'node_modules', '@riaskov', 'mmap-io'));
} catch {
  console.log('@riaskov/mmap-io is missing: ci/setup --with node-mmap-io');
  process.exit(77);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'finding-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));

const name = path.join(folder, 'file');
fs.writeFileSync(name, Buffer.alloc(3 * mmap.PAGESIZE, 'a'));
const file = fs.openSync(name, 'r+');

// How many entries of the process's memory are the file's.
const entries = () => fs.readFileSync('/proc/self/maps', 'latin1').split(name).length - 1;

// What was to be found and what was: status 0 where they differ.
function tell(what, expected, found) {
  console.log(`${what}: expected ${expected}, found ${found}`);
  process.exitCode = String(expected) === String(found) ? 1 : 0;
}

module.exports = { mmap, page: mmap.PAGESIZE, name, file, entries, tell };
