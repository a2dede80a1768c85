import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonParts, spliceJson } from './splice-json.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const read = (parts: JsonParts) => JSON.parse(Buffer.concat(parts).toString('utf8'));

test('the result is the JSON that stringify would have made', () => {
  const head = { name: 'Қ "quoted" \\', nested: { list: [1, null] } };
  const file = bytes('AAAA');
  const spliced = spliceJson(head, { a: file, b: null, c: bytes(''), d: bytes('Zg==') });
  assert.deepEqual(read(spliced), { ...head, a: 'AAAA', b: null, c: '', d: 'Zg==' });
  assert.ok(spliced.includes(file), 'the file itself, not a copy');
});

test('an array of files is one in the result', () => {
  const array = bytes('["AA==","Zg=="]');
  const spliced = spliceJson({ x: 1 }, { a: bytes('AA=='), b: array, c: null, d: array, e: bytes('Zg==') });
  assert.deepEqual(read(spliced), { x: 1, a: 'AA==', b: ['AA==', 'Zg=='], c: null, d: ['AA==', 'Zg=='], e: 'Zg==' });
  assert.deepEqual(read(spliceJson({}, { a: array })), { a: ['AA==', 'Zg=='] });
});

test('an empty head, no files, and null first are JSON too', () => {
  assert.deepEqual(read(spliceJson({}, { a: null, b: bytes('AA==') })), { a: null, b: 'AA==' });
  assert.deepEqual(read(spliceJson({}, { a: bytes('AA==') })), { a: 'AA==' });
  assert.deepEqual(read(spliceJson({ x: 1 }, {})), { x: 1 });
});
