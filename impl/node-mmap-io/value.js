// SPDX-License-Identifier: MIT
// Words and values of the protocol (../protocol/README.md).  An integer is a Number where a Number can
// be it, and a BigInt beyond that.
'use strict';

class Refusal extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

const unsupported = (what) => new Refusal('Unsupported', what);

const CONSTANTS = { none: null, true: true, false: false };

const OBJECTS = {
  list: () => [],
  dict: () => ({}),
  object: () => Object.create(null),
  function: () => unsupported,
  file: () => process.stderr,
};

const BUFFERS = {
  bytearray: (data) => new Uint8Array(data),
  array: (data) => new Uint16Array(new Uint8Array(data).buffer),
};

function parseInteger(word) {
  if (!/^-?[0-9]+$/.test(word)) throw new Refusal('ValueError', `no value: ${word}`);
  const big = BigInt(word), number = Number(big);
  return Number.isFinite(number) && BigInt(number) === big ? number : big;
}

const parseText = (word) =>
  Buffer.from(word.replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1')
    .toString('utf8');

function parseBytes(tag, hex) {
  const data = Buffer.from(hex, 'hex');
  if (tag === 'b') return data;
  const make = BUFFERS[tag.slice(2)];
  if (!make) throw unsupported(`a buffer of the kind ${tag.slice(2)}`);
  return make(data);
}

// The list whose first element starts at word[start], and where it ends.
function parseList(word, start, find) {
  const items = [];
  if (word[start] === ']') return [items, start + 1];
  for (;;) {
    let item, end;
    if (word[start] === '[') {
      [item, end] = parseList(word, start + 1, find);
    } else {
      end = start + word.slice(start).search(/[,\]]/);
      item = parse(word.slice(start, end), find);
    }
    items.push(item);
    if (word[end] === ']') return [items, end + 1];
    start = end + 1;
  }
}

// The value that word stands for; find(number) gives a handle's object.
function parse(word, find) {
  if (Object.hasOwn(CONSTANTS, word)) return CONSTANTS[word];
  if (word[0] === '@') return find(Number(word.slice(1)));
  if (word[0] === '[') return parseList(word, 1, find)[0];
  const colon = word.indexOf(':');
  if (colon < 0) return parseInteger(word);
  const tag = word.slice(0, colon), rest = word.slice(colon + 1);
  if (tag === 't') return parseText(rest);
  if (tag === 'f') return Number(rest);
  if (tag === 'b' || tag.startsWith('b.')) return parseBytes(tag, rest);
  if (tag === 'w' && Object.hasOwn(OBJECTS, rest)) return OBJECTS[rest]();
  throw unsupported(`the value ${word}`);
}

const writeText = (text) =>
  't:' + Buffer.from(String(text)).toString('latin1').replace(/[\x00-\x20%,\]\x7f-\xff]/g, (c) =>
    '%' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));

// The word for value; keep(object) gives the handle of one that has no tag.
function write(value, keep) {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(BigInt(value)) : `f:${value}`;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value);
  if (value.hex !== undefined) return `b:${value.hex}`;
  if (Array.isArray(value)) return `[${value.map((item) => write(item, keep)).join(',')}]`;
  return keep(value);
}

module.exports = { Refusal, unsupported, parse, write, writeText };
