// SPDX-License-Identifier: MIT
// One conversation: the objects behind the handles, requests and answers.
'use strict';

const fs = require('fs');
const { Refusal, unsupported, parse, write, writeText } = require('./value');

// A descriptor that does not block makes Node's synchronous calls fail where they would wait.
function patiently(call) {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(PAUSE, 0, 0, 1);
    }
  }
}

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

// The lines of a descriptor, read as they are wanted: the loop of events runs in `settle`.
class Lines {
  constructor(fd) {
    this.fd = fd;
    this.chunk = Buffer.allocUnsafe(1 << 16);
    this.rest = '';
  }

  next() {
    let parts = [this.rest], end = this.rest.indexOf('\n');
    while (end < 0) {
      const size = patiently(() => fs.readSync(this.fd, this.chunk, 0, this.chunk.length, null));
      if (size === 0) return null;
      const part = this.chunk.latin1Slice(0, size);
      end = part.indexOf('\n');
      parts.push(part);
    }
    const last = parts.pop();
    this.rest = last.slice(end + 1);
    return parts.join('') + last.slice(0, end);
  }
}

const kinds = [[TypeError, 'TypeError'], [RangeError, 'IndexError']];

// Kind, errno, native type and message of what was thrown.
function failure(error) {
  if (error instanceof Refusal) return `${error.kind} none t:adapter ${writeText(error.message)}`;
  const system = typeof error.errno === 'number' && error.syscall !== undefined;
  const found = kinds.find(([type]) => error instanceof type);
  const kind = system ? 'OSError' : found ? found[1] : 'other';
  return `${kind} ${system ? -error.errno : 'none'} ${writeText(error.name)} ${writeText(error.message)}`;
}

class Session {
  constructor(description) {
    this.description = description;
    this.objects = new Map();
    this.last = 0;
    this.operations = new Map();
    this.operation('destroy', 'object', (object) => this.destroy(object));
    this.operation('settle', '', collect);
  }

  // parameters in their order, as operations.def has them.
  operation(name, parameters, run) {
    this.operations.set(name, { parameters: parameters.split(' '), run });
  }

  find(number) {
    if (!this.objects.has(number)) throw new Refusal('TypeError', `no object @${number}`);
    return this.objects.get(number);
  }

  keep(object) {
    this.last += 1;
    this.objects.set(this.last, object);
    return `@${this.last}`;
  }

  destroy(object) {
    for (const [number, other] of this.objects) {
      if (other !== object) continue;
      this.objects.delete(number);
      if (object.end) object.end();
      return;
    }
    throw new Refusal('TypeError', 'not a handle');
  }

  hello(versions) {
    if (versions.join(' ') !== '1') throw unsupported('a protocol other than version 1');
    const told = { ...this.description, protocol: 1, operations: ['hello', ...this.operations.keys()].sort() };
    return Object.entries(told).map(([name, value]) => `${name}=${write(value)}`).join(' ');
  }

  // Values by position; those of a name stand in its place.
  given(parameters, words) {
    const values = [];
    for (const word of words) {
      const [, name, rest] = /^([a-z_]+)=(.*)$/.exec(word) || [null, null, word];
      const at = name === null ? values.length : parameters.indexOf(name);
      if (at < 0 || at >= parameters.length) throw new Refusal('TypeError', `no argument for ${word}`);
      values[at] = parse(rest, (number) => this.find(number));
    }
    return Array.from(values);
  }

  // What serves a request, and its arguments.
  request(name, words) {
    const operation = this.operations.get(name);
    if (!operation) throw unsupported(name);
    return { run: operation.run, given: this.given(operation.parameters, words) };
  }

  async run(words) {
    if (words[1] === 'hello') return this.hello(words.slice(2));
    const { run, given } = this.request(words[1], words.slice(2));
    return write(await run(...given), (object) => this.keep(object));
  }

  async answer(line) {
    const words = line.split(' ');
    try {
      return `${words[0]} ok ${await this.run(words)}`;
    } catch (error) {
      return `${words[0]} err ${failure(error)}`;
    }
  }

  async serve(fd) {
    const lines = new Lines(fd);
    for (let line = lines.next(); line !== null; line = lines.next()) {
      const answer = Buffer.from(`${await this.answer(line)}\n`, 'latin1');
      for (let at = 0; at < answer.length;) at += patiently(() => fs.writeSync(1, answer, at));
    }
  }
}

// What a buffer's end does is called by the loop of events, after the collection.
async function collect() {
  for (let round = 0; round < 3; round++) {
    global.gc();
    await new Promise((done) => setImmediate(done));
  }
}

module.exports = { Session };
