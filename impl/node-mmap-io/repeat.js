// SPDX-License-Identifier: MIT
// Timing requests in one loop, each read before the clock is.
'use strict';

const { Refusal, unsupported } = require('./value');

const MOST = 2 ** 40;
const NOT = ['destroy', 'settle', 'repeat'];

// A request as a user of the language would write it; any other calls what serves it.
const EXPRESSIONS = {
  get_item: ([o, i]) => `${o}.readUInt8(${i})`,
  set_item: ([o, i, v]) => `${o}.writeUInt8(${v}, ${i})`,
  get_slice: ([o, a, b]) => `Buffer.from(${o}.subarray(${a}, ${b}))`,
  find: ([o, ...rest]) => `${o}.indexOf(${rest.join(', ')})`,
};

// Those expressions hold for these numbers of plain arguments.
const COUNTS = { get_item: [2], set_item: [3], get_slice: [3], find: [2, 3] };

function compiled(steps) {
  const names = [], values = [], body = [];
  for (const { name, run, given } of steps) {
    const its = given.map((value) => names.push(`a${values.push(value)}`) && names.at(-1));
    if (COUNTS[name]?.includes(given.length) && Buffer.isBuffer(given[0]) && !given.includes(null)) {
      body.push(`sink = ${EXPRESSIONS[name](its)};`);
    } else {
      names.push(`a${values.push(run)}`);
      body.push(`sink = ${names.at(-1)}(${its.join(', ')});`);
    }
  }
  const loop = new Function('count', ...names, `
    let sink;
    const begin = process.hrtime.bigint();
    for (let i = 0; i < count; i++) { ${body.join(' ')} }
    return [process.hrtime.bigint() - begin, sink];`);
  return (count) => Number(loop(count, ...values)[0]);
}

function repeat(session, count, request) {
  if (typeof request !== 'string') throw new Refusal('TypeError', 'request must be a text');
  if (!(count >= 0 && count <= MOST)) throw new Refusal('ValueError', 'count is from 0 to 2^40');
  const steps = request.split('\n').map((line) => {
    const [name, ...words] = line.split(' ');
    if (NOT.includes(name)) throw unsupported(`${name} repeated`);
    return { name, ...session.request(name, words) };
  });
  return compiled(steps)(count);
}

module.exports = { repeat };
