// SPDX-License-Identifier: MIT
// The memory as what it is in this language: a Buffer, read and written by its own methods.
'use strict';

const { Refusal, unsupported } = require('./value');

function aBuffer(value) {
  if (!Buffer.isBuffer(value)) throw new Refusal('TypeError', 'not a buffer');
  return value;
}

// A bound that is left out is undefined.
function part(object, start, stop, step) {
  if (step !== undefined && step !== null) throw unsupported('a step');
  return aBuffer(object).subarray(start ?? undefined, stop ?? undefined);
}

// A copy: the answer is written as the copy's bytes.
class Bytes {
  constructor(view) {
    this.hex = view.toString('hex');
  }
}

function find(object, data, ...bounds) {
  if (bounds.length > 1) throw unsupported('the end of a search');
  return aBuffer(object).indexOf(data, ...bounds);
}

function offer(session) {
  session.operation('length', 'object', (object) => aBuffer(object).length);
  session.operation('get_item', 'object index', (object, index) => aBuffer(object).readUInt8(index));
  session.operation('set_item', 'object index value', (object, index, value) => {
    aBuffer(object).writeUInt8(value, index);
  });
  session.operation('get_slice', 'object start stop step', (...given) => new Bytes(part(...given)));
  session.operation('set_slice', 'object start stop step data', (object, start, stop, step, data) => {
    part(object, start, stop, step).set(data);
  });
  session.operation('export', 'object start stop', part);
  session.operation('find', 'mapping data start end', find);
}

module.exports = { aBuffer, Bytes, offer };
