// SPDX-License-Identifier: MIT
// The support operations on files: descriptors, opened and asked by the adapter itself.
'use strict';

const fs = require('fs');
const { Refusal, unsupported } = require('./value');

const O_PATH = 0o10000000;
const { O_APPEND, O_RDONLY, O_RDWR, O_WRONLY } = fs.constants;
const MODES = { r: O_RDONLY, w: O_WRONLY, rw: O_RDWR, wa: O_WRONLY | O_APPEND, rwa: O_RDWR | O_APPEND };

class File {
  constructor(fd, open = true) {
    this.fd = fd;
    this.open = open;
  }

  end() {
    if (this.open) this.close();
  }

  close() {
    if (!this.open) throw new Refusal('ValueError', 'the file is closed already');
    this.open = false;
    fs.closeSync(this.fd);
  }
}

function aFile(value) {
  if (!(value instanceof File)) throw new Refusal('TypeError', 'not a file');
  return value;
}

// What the implementation is given for value: a file's number.
const descriptor = (value) => (value instanceof File ? value.fd : value);

// A number above those that are given out next.
function closed() {
  const some = Array.from({ length: 40 }, () => fs.openSync('/dev/null'));
  some.forEach((fd) => fs.closeSync(fd));
  return new File(Math.max(...some), false);
}

const KINDS = {
  closed,
  directory: () => new File(fs.openSync('/', O_RDONLY | fs.constants.O_DIRECTORY)),
  path: () => new File(fs.openSync('/proc/self/exe', O_PATH)),
  null: () => new File(fs.openSync('/dev/null', O_RDWR)),
  zero: () => new File(fs.openSync('/dev/zero', O_RDWR)),
};

// The descriptor 0 is the /dev/null that requests() put there.
let ownZero = false;

// Where requests come from: standard input at another number, so that a file may have 0.  Node
// cannot copy a descriptor, but a pipe and a file can be opened again.
function requests() {
  try {
    const again = fs.openSync('/dev/fd/0');
    fs.closeSync(0);
    ownZero = fs.openSync('/dev/null') === 0;
    return again;
  } catch {
    return 0;
  }
}

// What opening gives, with that number: the system gives the lowest free one, and those below
// are occupied for a while.
function withNumber(number, opening) {
  if (number === 0 && ownZero) {
    fs.closeSync(0);
    ownZero = false;
  }
  const below = [];
  try {
    do below.push(fs.openSync('/dev/null')); while (below.at(-1) < number);
    if (below.at(-1) !== number) throw new Refusal('ValueError', `the number ${number} is not free`);
    fs.closeSync(below.pop());
    return opening();
  } finally {
    below.forEach((fd) => fs.closeSync(fd));
  }
}

function open(path, mode, number) {
  if (!Object.hasOwn(MODES, mode)) throw new Refusal('ValueError', 'a mode is r, w, rw, wa or rwa');
  const opening = () => new File(fs.openSync(path, MODES[mode]));
  return number === undefined ? opening() : withNumber(number, opening);
}

function works(file) {
  if (!aFile(file).open) return false;
  try {
    fs.fstatSync(file.fd);
    return true;
  } catch {
    return false;
  }
}

// Node does not tell it; the system does.
const position = (file) =>
  Number(/^pos:\s*([0-9]+)/.exec(fs.readFileSync(`/proc/self/fdinfo/${aFile(file).fd}`, 'latin1'))[1]);

function special(kind) {
  if (!Object.hasOwn(KINDS, kind)) throw unsupported(`a file of the kind ${kind}`);
  return KINDS[kind]();
}

function offer(session) {
  session.operation('file_open', 'path mode number', open);
  session.operation('file_close', 'file', (file) => aFile(file).close());
  session.operation('file_works', 'file', works);
  session.operation('file_position', 'file', position);
  session.operation('file_special', 'kind', special);
}

module.exports = { descriptor, offer, requests };
