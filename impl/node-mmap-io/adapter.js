// SPDX-License-Identifier: MIT
// The adapter of mmap-io; the argument is the folder of the module.
'use strict';

const fs = require('fs');
const path = require('path');
const buffers = require('./buffer');
const files = require('./files');
const { repeat } = require('./repeat');
const { Session } = require('./session');
const { unsupported } = require('./value');

const folder = path.resolve(process.argv[2]);
const mmap = require(folder);
const { aBuffer } = buffers;

const MODES = {
  1: [mmap.PROT_READ, mmap.MAP_SHARED],
  2: [mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_SHARED],
  3: [mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_PRIVATE],
};

// AT_PAGESZ of what the system told this process.
function pageSize() {
  const auxv = fs.readFileSync('/proc/self/auxv');
  for (let at = 0; at + 16 <= auxv.length; at += 16) {
    if (auxv.readBigUInt64LE(at) === 6n) return Number(auxv.readBigUInt64LE(at + 8));
  }
  throw new Error('no page size');
}

// Protection and flags of an access mode, or those that were given themselves.
function wanted(flags, prot, access) {
  if (access === undefined) {
    if (flags !== undefined && prot !== undefined) return [prot, flags];
    access = 2;
  }
  if (!Object.hasOwn(MODES, access)) throw unsupported('a mode other than 1, 2 and 3');
  return MODES[access];
}

function mapFd(fileno, length, flags, prot, access, offset, trackfd, tagname) {
  if (trackfd !== undefined || tagname !== undefined) throw unsupported('trackfd and tagname');
  if (length === undefined || length === 0) throw unsupported('a length that is left out');
  if (fileno === -1) throw unsupported('anonymous memory');
  const rest = offset === undefined ? [] : [offset];
  return mmap.map(length, ...wanted(flags, prot, access), files.descriptor(fileno), ...rest);
}

// sync waits where it is told to: MS_SYNC is 4, MS_ASYNC 1 and MS_INVALIDATE 2.
function flush(buffer, offset, size, flags = 4) {
  if (offset === undefined && size === undefined) return mmap.sync(buffer, flags === 4);
  return mmap.sync(buffer, offset, size, (flags & 4) !== 0, (flags & 2) !== 0);
}

function advise(buffer, option, ...range) {
  if (range.length === 1) throw unsupported('a start without a length');
  return mmap.advise(buffer, ...range, option);
}

function constant(name) {
  if (typeof mmap[name] !== 'number') throw unsupported(`the constant ${name}`);
  return mmap[name];
}

const PROMISES = {
  incore: (buffer) => mmap.incore(buffer),
  // A read-only map with the advice that map() takes as its last argument.
  map_advised: (file, length, advice) =>
    mmap.map(length, mmap.PROT_READ, mmap.MAP_SHARED, files.descriptor(file), 0, advice),
  has: (name) => name in mmap,
  is_buffer: (object) => Buffer.isBuffer(object),
  sync: (buffer, given) => mmap.sync(buffer, ...given),
};

function native(name, ...given) {
  if (!Object.hasOwn(PROMISES, name)) throw unsupported(`native ${name}`);
  return PROMISES[name](...given);
}

const about = require(path.join(folder, 'package.json'));
const session = new Session({
  name: 'node-mmap-io', version: about.version, language: 'JavaScript', homepage: about.homepage,
  issues: 'https://github.com/ARyaskov/mmap-io/issues', claims: ['node-mmap-io'],
  page: pageSize(), granularity: pageSize(),
});
files.offer(session);
buffers.offer(session);
session.operation('map_fd', 'fileno length flags prot access offset trackfd tagname', mapFd);
session.operation('flush', 'mapping offset size flags', (buffer, ...range) => flush(aBuffer(buffer), ...range));
session.operation('madvise', 'mapping option start length', (buffer, ...given) => advise(aBuffer(buffer), ...given));
session.operation('constant', 'name', constant);
session.operation('native', 'name first second third', native);
session.operation('repeat', 'count request', (count, request) => repeat(session, count, request));
session.serve(files.requests());
