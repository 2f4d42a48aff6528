// SPDX-License-Identifier: MIT
// The support operations on files: descriptors, opened and asked by the adapter itself.
'use strict';

const fs = require('fs');
const { Refusal, unsupported } = require('./value');

const O_PATH = 0o10000000;
const MODES = { r: fs.constants.O_RDONLY, w: fs.constants.O_WRONLY, rw: fs.constants.O_RDWR };

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
  directory: () => new File(fs.openSync('/', fs.constants.O_RDONLY | fs.constants.O_DIRECTORY)),
  path: () => new File(fs.openSync('/proc/self/exe', O_PATH)),
  null: () => new File(fs.openSync('/dev/null', fs.constants.O_RDWR)),
  zero: () => new File(fs.openSync('/dev/zero', fs.constants.O_RDWR)),
};

function open(path, mode) {
  if (!Object.hasOwn(MODES, mode)) throw new Refusal('ValueError', 'a mode is r, w or rw');
  return new File(fs.openSync(path, MODES[mode]));
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
  session.operation('file_open', 'path mode', open);
  session.operation('file_close', 'file', (file) => aFile(file).close());
  session.operation('file_works', 'file', works);
  session.operation('file_position', 'file', position);
  session.operation('file_special', 'kind', special);
}

module.exports = { descriptor, offer };
